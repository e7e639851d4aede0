import { toSearchTerms } from '@parley/domain';
import { toRowId } from '../database/row-id.ts';

/** A parsed `q`. */
export interface Search {
  /** Patterns for `like` over the text of `search-rows.ts`; all of them must match. */
  readonly patterns: readonly string[];
  /** The conversation whose number was entered; `null` = none. */
  readonly id: number | null;
  /** Whether the number has a `#`: that conversation then comes first in any order. */
  readonly isIdFirst: boolean;
}

/** `null` = there is no search. */
export function parseSearch(q: string | undefined): Search | null {
  if (q === undefined || q === '') return null;
  const terms = toSearchTerms(q);
  const [only = ''] = terms.length === 1 ? terms : [];
  const isNumbered = only.startsWith('#');
  const id = toRowId(isNumbered ? only.slice(1) : only);
  return { patterns: terms.map(toPattern), id, isIdFirst: isNumbered && id !== null };
}

/** The conversation that comes before all others; `null` = none. */
export function pinnedId(search: Search | null): number | null {
  return search?.isIdFirst ? search.id : null;
}

/**
 * One or two characters match the beginning of a word: the index has trigrams, which include the beginnings of words.
 * A term has no wildcards of `like`.
 */
function toPattern(term: string): string {
  if (term.startsWith('#')) return `% ${term} %`;
  return [...term].length < 3 ? `% ${term}%` : `%${term}%`;
}
