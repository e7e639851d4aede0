import { plain } from '../panel/find-assignees.ts';

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
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const [first = ''] = wanted;
  const found = entries.filter(({ label }) => {
    const text = plain(label);
    return wanted.every((word) => text.includes(word));
  });
  const begins = (entry: MenuEntry) => first !== '' && plain(entry.label).startsWith(first);
  return [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
}
