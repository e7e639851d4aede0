import { type Kysely, sql } from 'kysely';
import { PLANNED_FOR_ITS_VALUES } from '../database/prepared-statements.ts';
import type { Tables } from '../database/tables.ts';
import { parseSearch } from './parse-search.ts';
import { matchesTogether } from './search-expression.ts';

/** About how many conversations a search finds, as the database's statistics have it: nothing is read. */
export async function expectedMatches(kysely: Kysely<Tables>, q: string | undefined): Promise<number> {
  const wanted = parseSearch(q);
  if (wanted === null) return 0;
  const search = kysely
    .selectFrom('conversation_search')
    .modifyFront(sql.raw(PLANNED_FOR_ITS_VALUES))
    .select('conversation_id')
    .where(matchesTogether(wanted));
  const [explained] = await search.explain<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>('json');
  return explained?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
