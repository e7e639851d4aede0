import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain';
import { type Kysely, sql } from 'kysely';
import { CUSTOM_PLAN } from '../database/prepared-statements.ts';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { toSortExpression } from './conversation-sort.ts';
import { ASSIGNED, filterExpression, toUserIds } from './filter-expression.ts';
import { parseSearch, pinnedId } from './parse-search.ts';
import { matchesSearch } from './search-expression.ts';

interface ConversationIndex {
  readonly ids: readonly number[];
  readonly total: number;
  readonly counts: Readonly<Record<ConversationStatus, number>>;
}

/** The ids in order, and the number of conversations in each status, regardless of the status filter. */
export async function indexConversations(
  kysely: Kysely<Tables>,
  filter: ConversationFilter,
): Promise<ConversationIndex> {
  const { ids, ...counts } = await selectIndex(kysely, filter).executeTakeFirstOrThrow();
  return { ids, total: ids.length, counts };
}

function selectIndex(kysely: Kysely<Tables>, filter: ConversationFilter) {
  const search = parseSearch(filter.q);
  const { key, direction } = toSortExpression(filter.sort, pinnedId(search));
  const wanted = filter.status ?? CONVERSATION_STATUSES;
  const users = toUserIds(filter);
  return (
    kysely
      .selectFrom('conversations')
      .modifyFront(sql.raw(CUSTOM_PLAN))
      .$if(search !== null, (found) =>
        found.innerJoin('conversation_search', 'conversation_search.conversation_id', 'conversations.id'),
      )
      // One JSON value instead of thousands of rows.
      .select((eb) => [
        sql<number[]>`coalesce(json_agg(id order by ${key} ${direction}, id ${direction})
        filter (where ${eb('status', 'in', wanted)}), '[]')`.as('ids'),
        ...CONVERSATION_STATUSES.map((status) =>
          eb.cast<number>(eb.fn.countAll().filterWhere('status', '=', status), 'integer').as(status),
        ),
      ])
      .where(filterExpression(filter))
      .where(matchesSearch(search))
      .$if(users !== undefined, (found) =>
        found.where(sql<boolean>`${ASSIGNED} in (${sql.join(users ?? [])})`),
      )
  );
}
