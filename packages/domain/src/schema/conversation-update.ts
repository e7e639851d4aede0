import { z } from 'zod';
import { CONVERSATION_STATUSES } from '../status/conversation-status.ts';

/**
 * The body of `PATCH /conversations/{id}`: absent keeps, `user_id: null` unassigns, `{}` changes nothing.
 * Written strictly: an unknown property or status is refused before it is sent.
 */
export const ConversationUpdate = z.strictObject({
  status: z.enum(CONVERSATION_STATUSES).optional(),
  user_id: z
    .int()
    .positive()
    .nullable()
    .optional()
    .meta({ description: 'Optional ID of user which should be associated with this conversation.' }),
  snooze_until: z.iso
    .datetime({ offset: true })
    .nullable()
    .optional()
    .meta({ description: 'Extension: instant until which the conversation sleeps; null wakes it.' }),
});
export type ConversationUpdate = z.infer<typeof ConversationUpdate>;
