import { builder } from '../builder.ts';

export const ConversationEventRef = builder.enumType('ConversationEvent', {
  description: 'What can happen to a conversation; statusMachine says what each does.',
  values: {
    START: { value: 'start', description: 'Work begins: in progress; a person claims what nobody has.' },
    FINISH: { value: 'finish', description: 'Done; keeps the user and ends the sleep.' },
    QUEUE: { value: 'queue', description: 'Back to to-do; keeps the user.' },
    ASSIGN: { value: 'assign', description: 'Gets a user; the status stays.' },
    UNASSIGN: { value: 'unassign', description: 'Loses its user; what was in progress goes back to to-do.' },
    SNOOZE: { value: 'snooze', description: 'Sleeps until an instant; what was done goes back to to-do.' },
    WAKE: { value: 'wake', description: 'Ends the sleep.' },
    TIMER: { value: 'timer', description: 'The sleep ran out. Nobody asks for it.' },
    CUSTOMER_REPLY: { value: 'customer-reply', description: 'The customer wrote. Nobody asks for it.' },
  } as const,
});
