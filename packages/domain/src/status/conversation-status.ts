/** The statuses of a conversation, in the usual order of work. Source: API contract, `ConversationStatus`. */
export const CONVERSATION_STATUSES = ['to-do', 'in-progress', 'done'] as const;

/** Status of a conversation. Source: API contract, `ConversationStatus`. */
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** Whether a value is one of the documented statuses. */
export function isConversationStatus(value: unknown): value is ConversationStatus {
  return (CONVERSATION_STATUSES as readonly unknown[]).includes(value);
}
