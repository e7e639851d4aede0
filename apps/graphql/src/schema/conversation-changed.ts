import { builder } from '../builder.ts';
import { followConversations, type Told } from '../live/follow-conversations.ts';
import { isChanged } from '../live/live-event.ts';
import { ConversationRef } from './conversation.ts';
import { ConversationChangeRef } from './conversation-change.ts';
import { ConversationFilterRef } from './conversation-filter.ts';
import { UserRef } from './user.ts';

const ConversationChangedKindRef = builder.enumType('ConversationChangedKind', {
  description: 'What an event says.',
  values: {
    STARTED: {
      value: 'started',
      description: 'Nothing has changed, everything after this follows. Comes first, unless after was given.',
    },
    UPDATED: { value: 'updated', description: 'Status, user or sleep changed.' },
    MESSAGE: { value: 'message', description: 'A message was written, and what it changed.' },
    RESYNC: {
      value: 'resync',
      description:
        'Something before this may be missing: read again what you hold. Everything after this follows.',
    },
  } as const,
});

const ConversationChangedEventRef = builder.objectRef<Told>('ConversationChangedEvent').implement({
  description: 'That a conversation has changed, or where a subscription stands.',
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'The place of this event; give the last one back as after to go on without a gap.',
      resolve: ({ event }) => event.id,
    }),
    kind: t.field({
      type: ConversationChangedKindRef,
      nullable: false,
      description: 'What it says.',
      resolve: ({ event }) => event.kind,
    }),
    conversationId: t.id({
      description: 'Which conversation; null with STARTED and RESYNC.',
      resolve: ({ event }) => (isChanged(event) ? String(event.conversationId) : null),
    }),
    conversation: t.field({
      type: ConversationRef,
      description:
        'The conversation as it is now, which may be newer than the event; null with STARTED and RESYNC, and when it cannot be read.',
      resolve: (told) => told.conversation(),
    }),
    version: t.string({
      description: 'The version that the change led to; null when the upstream API has no versions.',
      resolve: ({ event }) => (isChanged(event) ? event.version : null),
    }),
    changes: t.field({
      type: [ConversationChangeRef],
      nullable: false,
      description: 'What changed; empty where only a message was written.',
      resolve: async ({ event }, _args, context) => {
        if (!isChanged(event)) return [];
        const { changes, userId } = event;
        const isAsked = userId !== null && changes.some(({ cause }) => cause === 'EXPLICIT');
        const user = isAsked ? await context.userNamed(userId) : null;
        return changes.map((change) => ({ ...change, actor: change.cause === 'EXPLICIT' ? user : null }));
      },
    }),
    user: t.field({
      type: UserRef,
      description:
        'Who asked for it; null = nobody (see the cause of its changes), or a program. Of a user who has left only the id is known.',
      resolve: ({ event }, _args, context) =>
        isChanged(event) && event.userId !== null ? context.userNamed(event.userId) : null,
    }),
    at: t.field({
      type: 'DateTime',
      description: 'When it changed; null with STARTED and RESYNC.',
      resolve: ({ event }) => (isChanged(event) ? event.at : null),
    }),
  }),
});

builder.subscriptionField('conversationChanged', (t) =>
  t.field({
    type: ConversationChangedEventRef,
    nullable: false,
    description:
      'Every change of the conversations that the token may see, as it happens. Changes made past this gateway are told where the upstream API has a feed of events, see capabilities. When the stream is complete or breaks, subscribe again with after.',
    args: {
      filter: t.arg({
        type: ConversationFilterRef,
        description:
          'Only conversations that are among these now or were before the change; absent = all. Its search cannot be followed.',
      }),
      after: t.arg.id({
        description:
          'The id of the last event that you have: what followed comes first. Where that is not known any more, RESYNC comes. Absent = from now.',
      }),
    },
    subscribe: (_root, args, context) => followConversations(context, args),
    resolve: (told: Told) => told,
  }),
);
