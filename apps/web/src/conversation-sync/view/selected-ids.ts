/** As many as the gateway changes at once. */
export const MAX_SELECTED = 1000;

/** As many as an address can name: servers and proxies refuse one of more than 8,000 characters. */
export const MAX_ADDRESSED = 200;

/** The one order of a selection, whatever order it was made in; what is too much is left out. */
export function canonicalIds(ids: Iterable<string>): readonly string[] {
  // Ids are decimal numbers that may be larger than a number can hold exactly.
  return [...new Set(ids)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, MAX_SELECTED);
}
