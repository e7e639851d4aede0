import { type Kysely, sql } from 'kysely';
import { CUSTOM_PLAN } from '../database/prepared-statements.ts';
import type { Tables } from '../database/tables.ts';
import type { ConversationListQuery } from './conversation-query.ts';
import { toSortExpression } from './conversation-sort.ts';
import { parseCursor, toCursor } from './cursor.ts';
import { estimateMatches } from './expected-matches.ts';
import { type ConversationRow, conversationsSql } from './select-conversations.ts';
import { selectPage } from './select-page.ts';
import { toConversation } from './to-conversation.ts';

/** One page; `now` in milliseconds since the epoch. */
export async function listConversations(kysely: Kysely<Tables>, query: ConversationListQuery, now: number) {
  if (query.ids) return { data: await listByIds(kysely, query.ids, now), next_cursor: null };
  const { sort, limit } = query;
  const matches = await estimateMatches(kysely, query.q);
  const { rows } = await selectList(kysely, query, matches).execute(kysely);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map((row) => toConversation(row, now)),
    next_cursor: last && rows.length > limit ? toCursor(sort, last.sort_key, last.id) : null,
  };
}

/** The rows of a page, and one more if there is a next page; `matches` = the estimated matches of the search. */
export function selectList(kysely: Kysely<Tables>, query: ConversationListQuery, matches: number) {
  const { sort, limit, cursor } = query;
  const { direction } = toSortExpression(sort);
  const after = cursor === undefined ? null : parseCursor(cursor, sort);
  const page = selectPage(kysely, { filter: query, limit: limit + 1, after, matches });
  return sql<ConversationRow & { readonly sort_key: Date | number }>`
    select ${sql.raw(CUSTOM_PLAN)} c.*, page.sort_key from (${page}) as page
    cross join lateral (${conversationsSql(kysely)} where c.id = page.id) as c
    order by page.sort_key ${direction}, page.id ${direction}`;
}

/** The conversations that exist, in the requested order. */
async function listByIds(kysely: Kysely<Tables>, ids: readonly number[], now: number) {
  const { rows } =
    await sql<ConversationRow>`${conversationsSql(kysely)} where c.id = any(${ids}::integer[])`.execute(
      kysely,
    );
  const found = new Map(rows.map((row) => [row.id, toConversation(row, now)]));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}
