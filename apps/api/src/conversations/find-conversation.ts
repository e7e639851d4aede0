import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type ConversationRow, conversationsSql } from './select-conversations.ts';
import { toConversation } from './to-conversation.ts';

/** One conversation as the API sends it; `now` in milliseconds since the epoch; `null` = there is none. */
export async function findConversation(kysely: Kysely<Tables>, id: number, now: number) {
  const {
    rows: [row],
  } = await sql<ConversationRow>`${conversationsSql(kysely)} where c.id = ${id}`.execute(kysely);
  return row ? toConversation(row, now) : null;
}
