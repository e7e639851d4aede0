import { toSearchTerms } from '@parley/domain';
import { toRowId } from '../database/row-id.ts';

/** What `q` asks for. */
export interface Search {
  /** Patterns for `like` over the text of `search-rows.ts`; all of them must match. */
  readonly patterns: readonly string[];
  /** The conversation that was asked for by its number; `null` = none was. */
  readonly id: number | null;
  /** Whether that one was named with a `#`: it comes first then, wherever the order has it. */
  readonly isIdFirst: boolean;
}

/** `null` = nothing is searched for. */
export function parseSearch(q: string | undefined): Search | null {
  if (q === undefined || q === '') return null;
  const terms = toSearchTerms(q);
  const [only = ''] = terms.length === 1 ? terms : [];
  const isNumbered = only.startsWith('#');
  const id = toRowId(isNumbered ? only.slice(1) : only);
  return { patterns: terms.map(toPattern), id, isIdFirst: isNumbered && id !== null };
}

/** The conversation that comes before all others; `null` = none does. */
export function pinnedId(search: Search | null): number | null {
  return search?.isIdFirst ? search.id : null;
}

/**
 * One or two characters are looked for where a word begins: the index knows texts by three characters, and by the
 * beginnings of their words. A term has no character that `like` reads as another one.
 */
function toPattern(term: string): string {
  if (term.startsWith('#')) return `% ${term} %`;
  return [...term].length < 3 ? `% ${term}%` : `%${term}%`;
}
