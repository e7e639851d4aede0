import { planCustomerReply } from '@parley/domain';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { queueEvents } from '../events/queue-events.ts';
import { toChangeRecords } from '../history/change-record.ts';
import { writeChanges } from '../history/write-changes.ts';
import { isActiveUser } from '../users/is-active-user.ts';
import { findConversation } from './find-conversation.ts';
import { lockConversation } from './lock-conversation.ts';
import { REPLY_WINDOWS } from './reply-window.ts';
import { writeSearchRows } from './search-rows.ts';

interface CustomerMessage {
  readonly conversationId: number;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Adds a text message of the customer, which wakes or reopens the conversation. */
export async function addCustomerMessage(
  kysely: Kysely<Tables>,
  { conversationId: id, text, now }: CustomerMessage,
) {
  return kysely.transaction().execute(async (transaction) => {
    const { current, version, channel } = await lockConversation(transaction, id);
    const userActive =
      typeof current.userId === 'number' && (await isActiveUser(transaction, current.userId));
    const changes = toChangeRecords(planCustomerReply(current, { userActive }));

    const at = new Date(now);
    const messageId = await insertMessage(transaction, id, text, at);
    const columns = {
      latest_message_id: messageId,
      latest_message_at: at,
      latest_customer_message_id: messageId,
      last_customer_reply_from: at,
      unread_customer_messages_count: sql<number>`unread_customer_messages_count + 1`,
      reply_until: new Date(now + (REPLY_WINDOWS[channel] ?? 0)),
      customer_interaction_required: false,
    };
    await writeChanges(transaction, { id, version, changes, columns, userId: null, now });
    await writeSearchRows(transaction, id);
    const message = (await findConversation(transaction, id, now))?.latest_customer_message;
    await queueEvents(transaction, [
      { conversation_id: id, version: version + 1, type: 'message', changes, user_id: null, at: now },
    ]);
    return message;
  });
}

async function insertMessage(
  transaction: Transaction<Tables>,
  conversationId: number,
  text: string,
  at: Date,
): Promise<number> {
  const { id } = await transaction
    .insertInto('messages')
    .values({
      conversation_id: conversationId,
      from: 'customer',
      source: 'user',
      user_id: null,
      contents: JSON.stringify([{ type: 'text', content: text }]),
      status: 'delivered',
      agent_reaction: null,
      customer_reaction: null,
      sent_at: at,
      reference_id: null,
      latest_error: null,
      whatsapp_campaign: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
