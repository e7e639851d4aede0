/**
 * Folds a text as `q` is folded, so that a search finds it in any case. Done here and not in SQL:
 * the engines disagree about the lower case of letters beyond ASCII.
 */
export function toSearchText(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string')
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
}
