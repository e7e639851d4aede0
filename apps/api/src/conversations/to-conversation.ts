import type { Conversation, Message } from '@parley/domain';
import { toInstant } from '../database/instant.ts';
import { toUser } from '../users/to-user.ts';
import type { ConversationRow } from './select-conversations.ts';

/** A conversation as the API sends it; `now` in milliseconds since the epoch. */
export function toConversation(row: ConversationRow, now: number) {
  const { customer_interaction_required, reply_until } = row;
  return {
    id: row.id,
    created_at: toInstant(row.created_at),
    channel: row.channel,
    status: row.status,
    snooze_until: toInstant(row.snooze_until),
    agent: row.agent,
    customer: { ...row.customer, profile: toProfile(row.customer.profile) },
    // The contract does not allow `null` here: unassigned = no property.
    ...(row.user && { user: toUser(row.user) }),
    latest_message: toMessage(row.latest_message),
    latest_customer_message: toMessage(row.latest_customer_message),
    last_customer_reply_from: toInstant(row.last_customer_reply_from),
    latest_note: row.latest_note && {
      ...row.latest_note,
      created_at: toInstant(row.latest_note.created_at),
      updated_at: toInstant(row.latest_note.updated_at),
    },
    unread_customer_messages_count: row.unread_customer_messages_count,
    reply_until: toInstant(reply_until),
    reply_possible: !customer_interaction_required && reply_until !== null && reply_until.getTime() > now,
    customer_interaction_required,
    version: row.version,
  } satisfies Conversation;
}

function toProfile({
  date_of_birth,
  created_at,
  updated_at,
  ...profile
}: ConversationRow['customer']['profile']) {
  return {
    ...profile,
    date_of_birth: toInstant(date_of_birth),
    created_at: toInstant(created_at),
    updated_at: toInstant(updated_at),
  };
}

type MessageRow = ConversationRow['latest_message'];
type ReferencedRow = NonNullable<MessageRow>['reference'];

function toMessage(row: MessageRow): Message | null {
  return row && { ...toMessageFields(row), reference: row.reference && toMessageFields(row.reference) };
}

function toMessageFields(row: NonNullable<ReferencedRow>): Message {
  return {
    ...row,
    sent_at: toInstant(row.sent_at),
  };
}
