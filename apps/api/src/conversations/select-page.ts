import { CONVERSATION_STATUSES } from '@parley/domain';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { sortOf } from './conversation-sort.ts';
import type { CursorPosition } from './cursor.ts';
import { ASSIGNED, filterExpression, usersOf } from './filter-expression.ts';

interface PageRequest {
  readonly filter: ConversationFilter;
  readonly limit: number;
  /** The last row of the page before; `null` = the first page. */
  readonly after: CursorPosition | null;
}

/**
 * The ids of a page in their order, with what they are sorted by. Each status, and each user where users are asked
 * for, is read by itself in the order of an index and no further than a page; the first of all those are the page.
 * One scan in order over several of them would read all that lies between: every conversation that is done, to find
 * the oldest that is not.
 */
export function selectPage(kysely: Kysely<Tables>, { filter, limit, after }: PageRequest) {
  const { key, direction, after: isAfter } = sortOf(filter.sort);
  const users = usersOf(filter);
  const page = kysely
    .selectFrom('conversations')
    .$if(filter.q !== undefined && filter.q !== '', (found) =>
      found.innerJoin('conversation_search', 'conversation_search.conversation_id', 'conversations.id'),
    )
    .select(['conversations.id', key.as('sort_key')])
    .where(sql<boolean>`status = wanted_status.status`)
    .$if(users !== undefined, (found) => found.where(sql<boolean>`${ASSIGNED} = wanted_user.user_id`))
    .where(filterExpression(filter))
    .$if(after !== null, (found) =>
      found.where(sql<boolean>`(${key}, id) ${isAfter} (${after?.key}::timestamptz, ${after?.id}::integer)`),
    )
    .orderBy(sql`${key} ${direction}, id ${direction}`)
    .limit(limit);
  const statuses = filter.status ?? CONVERSATION_STATUSES;
  const from = sql.join([
    sql`unnest(${[...new Set(statuses)]}::text[]) as wanted_status (status)`,
    ...(users ? [sql`unnest(${[...new Set(users)]}::integer[]) as wanted_user (user_id)`] : []),
    sql`lateral (${page}) as part`,
  ]);
  return sql<{ id: number; sort_key: Date | number }>`select part.id, part.sort_key from ${from}
    order by part.sort_key ${direction}, part.id ${direction} limit ${limit}`;
}
