import type { CurrentConversation } from '../status/plan-update.ts';
import { toNamedId } from '../status/unknown-id.ts';
import type { Conversation } from './conversation.ts';

/**
 * Converts a conversation to the values that the planner reads. Missing and malformed values get the weakest meaning:
 * not snoozed, an unlisted status; a user without a readable id is `unknown` and not unassigned. `version` is the value
 * of its ETag, by default the one in the conversation; `null` = the API has no versions.
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
