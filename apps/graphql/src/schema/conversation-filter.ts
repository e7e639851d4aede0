import { builder } from '../builder.ts';
import { ChannelRef } from './channel.ts';
import { ConversationStatusRef } from './conversation-status.ts';

export const ConversationFilterRef = builder.inputType('ConversationFilter', {
  description:
    'Which conversations. Absent and null = any; different fields must all hold, the values of one list are alternatives.',
  fields: (t) => ({
    status: t.field({ type: [ConversationStatusRef], description: 'With one of these statuses.' }),
    channel: t.field({ type: [ChannelRef], description: 'On one of these channels.' }),
    userId: t.idList({ description: 'Assigned to one of these users.' }),
    unassigned: t.boolean({
      description: 'True = nobody is assigned; together with userId: any of both. False = any.',
    }),
    unread: t.boolean({ description: 'True = with unread customer messages. False = any.' }),
    search: t.string({
      description:
        "Words in the customer's name or displayId, the latest message or the latest note. How they are compared is the upstream's decision; that of this product also looks at the name, phone number and email of the customer's profile and at the conversation's number, written as 577 or #577, in any order of the words, without regard to accents, and finds a telephone number in each usual form.",
    }),
  }),
});

export const ConversationOrderRef = builder.enumType('ConversationOrder', {
  description: 'Order of a list; conversations without the value come last, ties go by id.',
  values: {
    LATEST_MESSAGE_DESC: { value: '-latest_message', description: 'Newest latest message first.' },
    LATEST_MESSAGE_ASC: { value: 'latest_message', description: 'Oldest latest message first.' },
    REPLY_UNTIL_ASC: { value: 'reply_until', description: 'Reply window that closes soonest first.' },
    CREATED_AT_DESC: { value: '-created_at', description: 'Newest first.' },
    CREATED_AT_ASC: { value: 'created_at', description: 'Oldest first.' },
  } as const,
});
