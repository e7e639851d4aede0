import { type Kysely, sql } from 'kysely';
import { CUSTOM_PLAN } from '../database/prepared-statements.ts';
import type { Tables } from '../database/tables.ts';
import { parseSearch } from './parse-search.ts';
import { matchesSearchUnindexed } from './search-expression.ts';

/** Estimates from the planner's statistics how many conversations a search finds; reads no rows. */
export async function estimateMatches(kysely: Kysely<Tables>, q: string | undefined): Promise<number> {
  const wanted = parseSearch(q);
  if (wanted === null) return 0;
  const search = kysely
    .selectFrom('conversation_search')
    .modifyFront(sql.raw(CUSTOM_PLAN))
    .select('conversation_id')
    .where(matchesSearchUnindexed(wanted));
  const [explained] = await search.explain<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>('json');
  return explained?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
