import { builder } from '../builder.ts';
import { costs, IN_PAGE } from '../limits/field-cost.ts';
import { type Connection, type Edge, MAX_PAGE } from '../upstream/connection.ts';
import { type HistoryEntry, listHistory } from '../upstream/list-history.ts';
import { ConversationRef } from './conversation.ts';
import { ChangeCauseRef, StateFieldRef, toText } from './conversation-change.ts';
import { PageInfoRef } from './page-info.ts';
import { UserRef } from './user.ts';

const HistoryEntryRef = builder.objectRef<HistoryEntry>('HistoryEntry').implement({
  description: 'One value of a conversation that went from one to another, as the upstream API recorded it.',
  fields: (t) => ({
    id: t.exposeID('id', { nullable: false, description: 'Internal id.' }),
    version: t.exposeString('version', {
      nullable: true,
      description: 'The version that the change led to. Values that changed together have the same.',
    }),
    field: t.field({
      type: StateFieldRef,
      nullable: false,
      description: 'Which value.',
      resolve: ({ change }) => change.field,
    }),
    from: t.string({
      description:
        'The value before, as text (a status by its name in ConversationStatus); null = none, unknown = a user whose id cannot be read.',
      resolve: ({ change }) => toText(change.from),
    }),
    to: t.string({
      description: 'The value after, as text; null = none, unknown = a user whose id cannot be read.',
      resolve: ({ change }) => toText(change.to),
    }),
    cause: t.field({
      type: ChangeCauseRef,
      nullable: false,
      description: 'Why.',
      resolve: ({ change }) => change.cause,
    }),
    user: t.field({
      type: UserRef,
      description:
        'Who asked for it; null = nobody (see cause), or a program. Of a user who has left only the id is known.',
      resolve: ({ userId }, _args, context) => (userId === null ? null : context.userNamed(userId)),
    }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: (entry) => entry.at }),
  }),
});

const HistoryEdgeRef = builder.objectRef<Edge<HistoryEntry>>('HistoryEdge').implement({
  description: 'A change in its place in a history.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { nullable: false, description: 'This place; opaque.' }),
    node: t.expose('node', { type: HistoryEntryRef, nullable: false, description: 'The change.' }),
  }),
});

const HistoryConnectionRef = builder.objectRef<Connection<HistoryEntry>>('HistoryConnection').implement({
  description: 'A page of the history of a conversation, newest first.',
  fields: (t) => ({
    edges: t.expose('edges', {
      type: [HistoryEdgeRef],
      nullable: false,
      ...IN_PAGE,
      description: 'The changes with their places.',
    }),
    nodes: t.field({
      type: [HistoryEntryRef],
      nullable: false,
      ...IN_PAGE,
      description: 'The changes alone.',
      resolve: ({ edges }) => edges.map((edge) => edge.node),
    }),
    pageInfo: t.expose('pageInfo', {
      type: PageInfoRef,
      nullable: false,
      description: 'Position of the page in the list.',
    }),
  }),
});

builder.objectField(ConversationRef, 'history', (t) =>
  t.field({
    type: HistoryConnectionRef,
    nullable: false,
    description:
      'What has changed in it, by whom and why, newest first. Empty when the upstream API records nothing, see capabilities.',
    ...costs({ work: 1, times: 'first', most: MAX_PAGE }),
    args: {
      first: t.arg.int({ defaultValue: 50, description: 'How many at most, 1 to 100; absent = 50.' }),
      after: t.arg.string({ description: 'A cursor of this history; absent = from the newest change.' }),
    },
    resolve: (conversation, args, context) => listHistory(context, conversation, args),
  }),
);
