import type { ConversationIndex } from '@parley/rest-client';
import { builder } from '../builder.ts';
import { costs } from '../limits/field-cost.ts';
import { indexConversations } from '../upstream/list-conversations.ts';
import { ConversationFilterRef, ConversationOrderRef } from './conversation-filter.ts';

const StatusCountsRef = builder.objectRef<ConversationIndex['counts']>('StatusCounts').implement({
  description: 'How many conversations of each status.',
  fields: (t) => ({
    toDo: t.int({ nullable: false, description: 'To do.', resolve: (counts) => counts['to-do'] }),
    inProgress: t.int({
      nullable: false,
      description: 'In progress.',
      resolve: (counts) => counts['in-progress'],
    }),
    done: t.int({ nullable: false, description: 'Done.', resolve: (counts) => counts.done }),
  }),
});

const ConversationIndexRef = builder.objectRef<ConversationIndex>('ConversationIndex').implement({
  description: 'The skeleton of a list: which conversations, in which order, and how many.',
  fields: (t) => ({
    ids: t.idList({
      nullable: false,
      description: 'Ids of all conversations of the filter, in order.',
      resolve: ({ ids }) => ids.map(String),
    }),
    total: t.exposeInt('total', { nullable: false, description: 'How many ids.' }),
    counts: t.expose('counts', {
      type: StatusCountsRef,
      nullable: false,
      description: 'How many of each status; ignores the status of the filter.',
    }),
  }),
});

builder.queryField('conversationIndex', (t) =>
  t.field({
    type: ConversationIndexRef,
    nullable: false,
    description:
      'Ids and numbers of a filter in one answer. Needs an upstream API that lists, see capabilities.',
    ...costs({ work: 200 }),
    args: {
      filter: t.arg({ type: ConversationFilterRef, description: 'Which ones; absent = all.' }),
      orderBy: t.arg({
        type: ConversationOrderRef,
        description: 'In which order; absent = LATEST_MESSAGE_DESC.',
      }),
    },
    resolve: (_root, args, context) => indexConversations(context, args),
  }),
);
