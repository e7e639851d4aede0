import { CHANNELS, CONVERSATION_STATUSES } from '@parley/domain';
import { z } from 'zod';
import { isIdText, toRowId } from '../database/row-id.ts';
import { isStorableText } from '../database/storable-text.ts';
import { SORTS } from './conversation-sort.ts';

const MAX_IDS = 100;

/** A comma separated list of the given values. */
function commaSeparated<const T extends string>(members: readonly T[]) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(members)));
}

/** An id of no row: ids start at 1, and 0 stands for unassigned. */
const NO_ROW = -1;

/** An id beyond the range of the database is valid, and matches nothing. */
const Id = z.string().transform((text, context) => {
  if (isIdText(text)) return toRowId(text) ?? NO_ROW;
  context.addIssue({ code: 'custom', message: 'must be an id, a whole number from 1' });
  return z.NEVER;
});

const SEARCH_SCOPE =
  "Words that all occur, in any order, in the customer's name or display_id, in the name, phone_number or email of the customer's profile, in the latest message, or in the latest note; also the number of the conversation, which comes first when it is written with a #. Case, accents and punctuation do not matter, ss is ß, ae, oe and ue are ä, ö and ü, and a telephone number is found in its international and its national form, with blanks or without. One or two characters are the beginning of a word; of more than eight words the eight longest count; without a letter, digit or symbol nothing is found.";

/** The filters and the order of both the list and the index. */
export const ConversationFilter = z.strictObject({
  status: commaSeparated(CONVERSATION_STATUSES)
    .optional()
    .meta({ description: 'One or more, comma separated.' }),
  channel: commaSeparated(CHANNELS).optional().meta({ description: 'One or more, comma separated.' }),
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
    .trim()
    .max(200)
    .refine(isStorableText, 'must be valid Unicode without null characters')
    .optional()
    .meta({
      description: SEARCH_SCOPE,
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
    .meta({ description: 'next_cursor of the previous page, of a list with the same sort.' }),
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
