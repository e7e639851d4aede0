import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ConversationListQuery } from './conversation-query.ts';
import { SORT_ORDERS } from './conversation-sort.ts';
import { parseCursor, toCursor } from './cursor.ts';
import { filterExpression } from './filter-expression.ts';
import { selectConversations } from './select-conversations.ts';
import { toConversation } from './to-conversation.ts';

/** One page; `now` in milliseconds since the epoch. */
export async function listConversations(kysely: Kysely<Tables>, query: ConversationListQuery, now: number) {
  if (query.ids) return { data: await listByIds(kysely, query.ids, now), next_cursor: null };
  const { status, sort, limit, cursor } = query;
  const { key, direction } = SORT_ORDERS[sort];
  let page = selectConversations(kysely)
    .select(key.as('sort_key'))
    .where(filterExpression(query))
    .orderBy(key, direction)
    .orderBy('c.id', direction)
    .limit(limit + 1);
  if (status) page = page.where('c.status', 'in', status);
  if (cursor !== undefined) {
    const last = parseCursor(cursor, sort);
    const comparison = sql.raw(direction === 'asc' ? '>' : '<');
    page = page.where(
      sql<boolean>`(${key}, c.id) ${comparison} (${last.key}::timestamptz, ${last.id}::integer)`,
    );
  }
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map((row) => toConversation(row, now)),
    next_cursor: last && rows.length > limit ? toCursor(sort, last.sort_key, last.id) : null,
  };
}

/** Those that exist, in the order asked. */
async function listByIds(kysely: Kysely<Tables>, ids: readonly number[], now: number) {
  const rows = await selectConversations(kysely).where('c.id', 'in', ids).execute();
  const found = new Map(rows.map((row) => [row.id, toConversation(row, now)]));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}
