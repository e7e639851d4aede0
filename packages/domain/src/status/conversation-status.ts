/** The statuses of a conversation, in the order in which work flows. Source: API page, `ConversationStatus`. */
export const CONVERSATION_STATUSES = ['to-do', 'in-progress', 'done'] as const;

/** Status of a conversation. Source: API page, `ConversationStatus`. */
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** Tells the documented statuses from whatever else an API may send one day. */
export function isConversationStatus(value: unknown): value is ConversationStatus {
  return (CONVERSATION_STATUSES as readonly unknown[]).includes(value);
}
