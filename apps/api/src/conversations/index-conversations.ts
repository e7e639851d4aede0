import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { SORT_ORDERS } from './conversation-sort.ts';
import { filterExpression } from './filter-expression.ts';

interface ConversationIndex {
  readonly ids: readonly number[];
  readonly total: number;
  readonly counts: Readonly<Record<ConversationStatus, number>>;
}

/** Ids in order, and how many conversations there are of each status whatever status is asked for. */
export async function indexConversations(
  kysely: Kysely<Tables>,
  filter: ConversationFilter,
): Promise<ConversationIndex> {
  const { key, direction } = SORT_ORDERS[filter.sort];
  const order = sql.raw(direction);
  const wanted = filter.status ?? CONVERSATION_STATUSES;
  const { ids, ...counts } = await kysely
    .selectFrom('conversations as c')
    // One row instead of thousands: the list of ids comes as one JSON value.
    .select((eb) => [
      sql<number[]>`coalesce(json_agg(c.id order by ${key} ${order}, c.id ${order})
        filter (where ${eb('c.status', 'in', wanted)}), '[]')`.as('ids'),
      ...CONVERSATION_STATUSES.map((status) =>
        eb.cast<number>(eb.fn.countAll().filterWhere('c.status', '=', status), 'integer').as(status),
      ),
    ])
    .where(filterExpression(filter))
    .executeTakeFirstOrThrow();
  return { ids, total: ids.length, counts };
}
