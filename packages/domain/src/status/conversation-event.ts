/** What a person or a program can ask of a conversation. */
export const INTENT_EVENTS = ['start', 'finish', 'queue', 'assign', 'unassign', 'snooze', 'wake'] as const;

/** What happens to a conversation without anybody asking. */
export const AMBIENT_EVENTS = ['timer', 'customer-reply'] as const;

/** Every event of the status machine. */
export const CONVERSATION_EVENTS = [...INTENT_EVENTS, ...AMBIENT_EVENTS] as const;

export type IntentEvent = (typeof INTENT_EVENTS)[number];
export type AmbientEvent = (typeof AMBIENT_EVENTS)[number];
export type ConversationEvent = (typeof CONVERSATION_EVENTS)[number];
