import { CHANNELS, CONVERSATION_STATUSES } from '@parley/domain';
import { z } from 'zod';
import { toRowId } from '../database/row-id.ts';
import { SORTS } from './conversation-sort.ts';

const MAX_IDS = 100;

/** A comma separated list of members; every one must be allowed. */
function listOf<const T extends string>(members: readonly T[]) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(members)));
}

const Id = z.string().transform((text, context) => {
  const id = toRowId(text);
  if (id !== null) return id;
  context.addIssue({ code: 'custom', message: 'must be an id, a whole number from 1' });
  return z.NEVER;
});

/** What a list of conversations can be narrowed to; the same for the list and for the index. */
export const ConversationFilter = z.strictObject({
  status: listOf(CONVERSATION_STATUSES).optional(),
  channel: listOf(CHANNELS).optional(),
  user_id: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.union([z.literal('none'), Id])))
    .optional(),
  unread: z
    .literal('true')
    .transform(() => true)
    .optional(),
  q: z
    .string()
    .max(200)
    .refine((text) => !text.includes('\0'), 'must not contain a null character')
    .optional(),
  sort: z.enum(SORTS).default('-latest_message'),
});
export type ConversationFilter = z.infer<typeof ConversationFilter>;

export const ConversationListQuery = ConversationFilter.extend({
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/, 'must be a whole number from 1 to 100')
    .transform(Number)
    .default(50),
  cursor: z.string().max(500).optional(),
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(Id).max(MAX_IDS, `must be at most ${MAX_IDS} ids`))
    .optional(),
});
export type ConversationListQuery = z.infer<typeof ConversationListQuery>;
