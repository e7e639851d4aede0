import { toSearchTerms, toSearchText } from '@parley/domain/search-text';

/** One line of the command menu. */
export interface MenuEntry {
  readonly label: string;
  /** The keys that do the same. */
  readonly keys: readonly string[];
  /** What else it does, before it is done. */
  readonly effect: string | null;
  readonly run: () => void;
}

/** The entries in which each word that was typed occurs, those that begin with it first. */
export function findEntries(entries: readonly MenuEntry[], typed: string): readonly MenuEntry[] {
  const terms = toSearchTerms(typed);
  const [first] = terms;
  const found = entries
    .map((entry) => ({ entry, text: toSearchText(entry.label) }))
    .filter(({ text }) => terms.every((term) => text.includes(term)));
  const begins = (text: string) => first !== undefined && text.startsWith(` ${first}`);
  return [...found.filter(({ text }) => begins(text)), ...found.filter(({ text }) => !begins(text))].map(
    ({ entry }) => entry,
  );
}
