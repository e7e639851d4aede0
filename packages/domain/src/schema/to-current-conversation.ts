import type { CurrentConversation } from '../status/plan-update.ts';
import { toNamedId } from '../status/unknown-id.ts';
import type { Conversation } from './conversation.ts';

/**
 * Reads from a conversation what the planner looks at. Missing or odd values become the least that can be said:
 * not snoozed, an unlisted status; a user whose id cannot be read is unknown, and not nobody. `version` is the value of its ETag, by default the one
 * in the conversation itself; `null` = the API has none.
 */
export function toCurrentConversation(
  conversation: Conversation,
  version: string | null = conversation.version ?? null,
): CurrentConversation {
  return {
    status: conversation.status ?? '',
    userId: toNamedId(conversation.user),
    snoozeUntil: conversation.snooze_until ?? null,
    latestCustomerMessageId: toNamedId(conversation.latest_customer_message),
    replyUntil: conversation.reply_until ?? null,
    version,
  };
}
