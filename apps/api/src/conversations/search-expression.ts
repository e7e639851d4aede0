import { type Expression, type SqlBool, sql } from 'kysely';
import type { Search } from './parse-search.ts';

/**
 * A search over `conversation_search`, for its index; `null` = everything. What was typed without a letter, digit or
 * symbol is found nowhere.
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
 * The same as one operator, which the index does not serve. The statistics know how often that holds; of several
 * `like` the planner takes it that they have nothing to do with each other, and the words of a sentence do.
 */
export function matchesSearchUnindexed(search: Search | null): Expression<SqlBool> {
  if (search === null || search.patterns.length < 2) return matchesSearch(search);
  const parts = search.patterns.map(
    (pattern) => `(?=${pattern.replaceAll('$', '\\$').replaceAll('%', '.*')})`,
  );
  return sql<SqlBool>`search_text ~ ${`^${parts.join('')}`}`;
}
