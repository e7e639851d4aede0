import { builder } from '../builder.ts';

export const ConversationStatusRef = builder.enumType('ConversationStatus', {
  description: 'Status of a conversation. Sleeping (snoozeUntil) is an overlay, never a status.',
  values: {
    TO_DO: { value: 'to-do', description: 'Waits for somebody of the business.' },
    IN_PROGRESS: { value: 'in-progress', description: 'Somebody works on it.' },
    DONE: { value: 'done', description: 'Nothing left to do; a new message from the customer reopens it.' },
  } as const,
});
