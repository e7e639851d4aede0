/** What a person or a program can ask of a conversation. */
export const INTENT_EVENTS = ['start', 'finish', 'queue', 'assign', 'unassign', 'snooze', 'wake'] as const;

/** What happens to a conversation without anybody asking. */
export const SYSTEM_EVENTS = ['timer', 'customer-reply'] as const;

/** Every event of the status machine. */
export const CONVERSATION_EVENTS = [...INTENT_EVENTS, ...SYSTEM_EVENTS] as const;

export type IntentEvent = (typeof INTENT_EVENTS)[number];
export type SystemEvent = (typeof SYSTEM_EVENTS)[number];
export type ConversationEvent = (typeof CONVERSATION_EVENTS)[number];
