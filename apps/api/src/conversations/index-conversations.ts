import { CONVERSATION_STATUSES } from '@parley/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { SORT_ORDERS } from './conversation-sort.ts';
import { filterExpression } from './filter-expression.ts';

/** Ids in order, and how many conversations there are of each status whatever status is asked for. */
export async function indexConversations(kysely: Kysely<Tables>, filter: ConversationFilter) {
  const { key, direction } = SORT_ORDERS[filter.sort];
  const rows = await kysely
    .selectFrom('conversations as c')
    .select(['c.id', 'c.status'])
    .where(filterExpression(filter))
    .orderBy(key, direction)
    .orderBy('c.id', direction)
    .execute();
  const counts = Object.fromEntries(
    CONVERSATION_STATUSES.map((status) => [status, rows.filter((row) => row.status === status).length]),
  );
  const wanted = rows.filter((row) => !filter.status || filter.status.includes(row.status));
  return { ids: wanted.map((row) => row.id), total: wanted.length, counts };
}
