import { CHANNELS, CONVERSATION_STATUSES } from '@parley/domain';
import { z } from 'zod';
import { toRowId } from '../database/row-id.ts';
import { isStorableText } from '../database/storable-text.ts';
import { SORTS } from './conversation-sort.ts';

const MAX_IDS = 100;

/** A comma separated list of members; every one must be allowed. */
function listOf<const T extends string>(members: readonly T[]) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(members)));
}

/** No row has it. */
const NO_ID = -1;
const WHOLE_NUMBER = /^[1-9][0-9]*$/;

/** An id that is too large for any row is of none, as one that nobody has yet. */
const Id = z.string().transform((text, context) => {
  const id = toRowId(text) ?? (WHOLE_NUMBER.test(text) ? NO_ID : null);
  if (id !== null) return id;
  context.addIssue({ code: 'custom', message: 'must be an id, a whole number from 1' });
  return z.NEVER;
});

/** What a list of conversations can be narrowed to; the same for the list and for the index. */
export const ConversationFilter = z.strictObject({
  status: listOf(CONVERSATION_STATUSES).optional().meta({ description: 'One or more, comma separated.' }),
  channel: listOf(CHANNELS).optional().meta({ description: 'One or more, comma separated.' }),
  user_id: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.union([z.literal('none'), Id])).max(MAX_IDS, `must be at most ${MAX_IDS} ids`))
    .optional()
    .meta({ description: 'Ids of users, comma separated; none = unassigned.' }),
  unread: z
    .literal('true')
    .transform(() => true)
    .optional()
    .meta({ description: 'Only conversations with unread messages of the customer.' }),
  q: z
    .string()
    .max(200)
    .refine(isStorableText, 'must be valid Unicode without null characters')
    .optional()
    .meta({
      description:
        "Text in the customer's name or display_id, in the latest message, or in the latest note; one or two characters are the beginning of a word.",
    }),
  sort: z.enum(SORTS).default('-latest_message').meta({
    description: 'A minus sorts downwards; what has no value comes last; ties go by id.',
  }),
});
export type ConversationFilter = z.infer<typeof ConversationFilter>;

export const ConversationListQuery = ConversationFilter.extend({
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/, 'must be a whole number from 1 to 100')
    .transform(Number)
    .default(50)
    .meta({ description: 'How many at most; 50 if not given.' }),
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'next_cursor of the page before, of a list with the same sort.' }),
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(Id).max(MAX_IDS, `must be at most ${MAX_IDS} ids`))
    .optional()
    .meta({
      description: 'At most 100 ids, comma separated: those that exist, in this order; nothing else applies.',
    }),
});
export type ConversationListQuery = z.infer<typeof ConversationListQuery>;
