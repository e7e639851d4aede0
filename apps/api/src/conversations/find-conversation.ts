import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { selectConversations } from './select-conversations.ts';
import { toConversation } from './to-conversation.ts';

/** One conversation as the API sends it; `now` in milliseconds since the epoch; `null` = there is none. */
export async function findConversation(kysely: Kysely<Tables>, id: number, now: number) {
  const row = await selectConversations(kysely).where('c.id', '=', id).executeTakeFirst();
  return row ? toConversation(row, now) : null;
}
