import { builder } from '../builder.ts';
import { costs, IN_PAGE } from '../limits/field-cost.ts';
import { type Connection, type Edge, MAX_PAGE } from '../upstream/connection.ts';
import type { ConversationObject } from '../upstream/conversation.ts';
import { listConversations } from '../upstream/list-conversations.ts';
import { ConversationRef } from './conversation.ts';
import { ConversationFilterRef, ConversationOrderRef } from './conversation-filter.ts';
import { PageInfoRef } from './page-info.ts';

const ConversationEdgeRef = builder.objectRef<Edge<ConversationObject>>('ConversationEdge').implement({
  description: 'A conversation in its place in a list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { nullable: false, description: 'This place; opaque.' }),
    node: t.expose('node', { type: ConversationRef, nullable: false, description: 'The conversation.' }),
  }),
});

const ConversationConnectionRef = builder
  .objectRef<Connection<ConversationObject>>('ConversationConnection')
  .implement({
    description: 'A page of conversations.',
    fields: (t) => ({
      edges: t.expose('edges', {
        type: [ConversationEdgeRef],
        nullable: false,
        ...IN_PAGE,
        description: 'The conversations with their places.',
      }),
      nodes: t.field({
        type: [ConversationRef],
        nullable: false,
        ...IN_PAGE,
        description: 'The conversations alone.',
        resolve: ({ edges }) => edges.map((edge) => edge.node),
      }),
      pageInfo: t.expose('pageInfo', {
        type: PageInfoRef,
        nullable: false,
        description: 'Position of the page in the list.',
      }),
    }),
  });

builder.queryField('conversations', (t) =>
  t.field({
    type: ConversationConnectionRef,
    nullable: false,
    description: 'Conversations, page by page. Needs an upstream API that lists them, see capabilities.',
    ...costs({ work: 1, times: 'first', most: MAX_PAGE }),
    args: {
      first: t.arg.int({ defaultValue: 50, description: 'How many at most, 1 to 100; absent = 50.' }),
      after: t.arg.string({
        description:
          'A cursor of this list, with the same filter and order; absent = from the beginning. After a cursor from the middle of a page, fewer than first may come although more follow.',
      }),
      filter: t.arg({ type: ConversationFilterRef, description: 'Which ones; absent = all.' }),
      orderBy: t.arg({
        type: ConversationOrderRef,
        description: 'In which order; absent = LATEST_MESSAGE_DESC.',
      }),
    },
    resolve: (_root, args, context) => listConversations(context, args),
  }),
);
