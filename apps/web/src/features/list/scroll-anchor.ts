interface Lists {
  readonly old: readonly string[];
  readonly ids: readonly string[];
  /** The first and the last row on screen. */
  readonly first: number;
  readonly last: number;
  /** Rather this one than the first, if it is on screen. */
  readonly preferred: string | null;
}

/** The row that is to stay where it is on screen, by its place in the old list and in the new; null = none is left. */
export function scrollAnchor({
  old,
  ids,
  first,
  last,
  preferred,
}: Lists): { from: number; to: number } | null {
  const seen = old.slice(first, last + 1);
  const places = new Map(ids.map((id, index) => [id, index]));
  const wanted = preferred !== null && seen.includes(preferred) ? [preferred, ...seen] : seen;
  for (const id of wanted) {
    const to = places.get(id);
    if (to !== undefined) return { from: old.indexOf(id), to };
  }
  return null;
}
