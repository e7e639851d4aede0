/** How many avatar colours the style sheet has; each keeps AA contrast in both themes. */
export const HUES = 8;

/** A colour that stays the same for the same person: a number below {@link HUES}. */
export function hueOf(key: string): number {
  let hash = 2166136261;
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) % HUES;
}
