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

/**
 * A pattern for `like` over the text of `search-rows.ts`. One or two characters are looked for where a word begins:
 * the index knows texts by three characters, and by the beginnings of their words.
 */
export function toSearchPattern(q: string): string {
  const term = toSearchText(q)
    .replaceAll(/[\n\r\t]/g, ' ')
    .replaceAll(/[\\%_]/g, '\\$&');
  return [...toSearchText(q)].length < 3 ? `% ${term}%` : `%${term}%`;
}
