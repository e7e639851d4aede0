/**
 * The new order of the list, in which some rows stay although the server no longer lists them:
 * each behind the row that was above it. So nothing moves under the eyes of the person who changed it.
 */
export function keepInPlace(
  shown: readonly string[],
  fresh: readonly string[],
  held: ReadonlySet<string>,
): readonly string[] {
  const listed = new Set(fresh);
  const followers = new Map<string | null, string[]>();
  let above: string | null = null;
  for (const id of shown) {
    if (listed.has(id)) above = id;
    else if (held.has(id)) {
      const group = followers.get(above);
      if (group) group.push(id);
      else followers.set(above, [id]);
    }
  }
  if (followers.size === 0) return fresh;
  return [...(followers.get(null) ?? []), ...fresh.flatMap((id) => [id, ...(followers.get(id) ?? [])])];
}
