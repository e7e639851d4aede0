import type { CurrentConversation } from '../status/plan-update.ts';
import type { Conversation } from './conversation.ts';

/**
 * Reads from a conversation what the planner looks at. Missing or odd values become the least that can be said:
 * no user, not snoozed, an unlisted status. `version` is the value of its ETag, by default the one
 * in the conversation itself; `null` = the API has none.
 */
export function toCurrentConversation(
  conversation: Conversation,
  version: string | null = conversation.version ?? null,
): CurrentConversation {
  return {
    status: conversation.status ?? '',
    userId: conversation.user?.id ?? null,
    snoozeUntil: conversation.snooze_until ?? null,
    latestCustomerMessageId: conversation.latest_customer_message?.id ?? null,
    replyUntil: conversation.reply_until ?? null,
    version,
  };
}
