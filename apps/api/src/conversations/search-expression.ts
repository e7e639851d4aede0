import { type Expression, type SqlBool, sql } from 'kysely';
import type { Search } from './parse-search.ts';

/**
 * A search as a condition that the index of `conversation_search` serves; `null` = no search. Input without a letter,
 * digit or symbol matches nothing.
 */
export function matchesSearch(search: Search | null): Expression<SqlBool> {
  if (search === null) return sql<SqlBool>`true`;
  const { patterns, id } = search;
  if (patterns.length === 0) return sql<SqlBool>`false`;
  const text = sql.join(
    patterns.map((pattern) => sql`search_text like ${pattern}`),
    sql` and `,
  );
  return id === null ? sql<SqlBool>`(${text})` : sql<SqlBool>`(conversation_id = ${id} or ${text})`;
}

/**
 * The same condition as one regular expression, which the index does not serve. The planner estimates it well; several
 * `like` it takes for independent, which the words of a sentence are not.
 */
export function matchesSearchUnindexed(search: Search | null): Expression<SqlBool> {
  if (search === null || search.patterns.length < 2) return matchesSearch(search);
  const parts = search.patterns.map(
    (pattern) => `(?=${pattern.replaceAll('$', '\\$').replaceAll('%', '.*')})`,
  );
  return sql<SqlBool>`search_text ~ ${`^${parts.join('')}`}`;
}
