/** The events that a person or a program can request. */
export const INTENT_EVENTS = ['start', 'finish', 'queue', 'assign', 'unassign', 'snooze', 'wake'] as const;

/** The events that happen without a request. */
export const SYSTEM_EVENTS = ['timer', 'customer-reply'] as const;

/** Every event of the status machine. */
export const CONVERSATION_EVENTS = [...INTENT_EVENTS, ...SYSTEM_EVENTS] as const;

export type IntentEvent = (typeof INTENT_EVENTS)[number];
export type SystemEvent = (typeof SYSTEM_EVENTS)[number];
export type ConversationEvent = (typeof CONVERSATION_EVENTS)[number];
