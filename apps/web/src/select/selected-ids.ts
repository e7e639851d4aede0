/** As many as one address can name, and as many answers as a person can look through. */
export const MOST_SELECTED = 200;

/** The one order of a selection, whatever order it was made in; what is too much is left out. */
export function canonicalIds(ids: Iterable<string>): readonly string[] {
  // Ids are decimal numbers that may be larger than a number can hold exactly.
  return [...new Set(ids)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, MOST_SELECTED);
}
