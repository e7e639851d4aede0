import type { z } from 'zod';
import { CONVERSATION_STATUSES } from '../status/conversation-status.ts';
import { openEnum } from './field.ts';

/** Status of a conversation as an API sends it: one of the documented ones, or one that this version does not know. */
export const ReadConversationStatus = openEnum(CONVERSATION_STATUSES).meta({
  description: 'Status of a conversation.',
});
export type ReadConversationStatus = z.infer<typeof ReadConversationStatus>;
