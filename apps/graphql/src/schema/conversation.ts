import { allowedEvents, CONVERSATION_STATUSES, isAsleep, needsUser, replyWindow } from '@parley/domain';
import { builder } from '../builder.ts';
import { costs } from '../limits/field-cost.ts';
import { type ConversationObject, toAssignee, toCurrent } from '../upstream/conversation.ts';
import { loadConversations } from '../upstream/conversation-loader.ts';
import { boolean, int, member, object, text } from '../upstream/read.ts';
import { readConversation } from '../upstream/read-conversation.ts';
import { AgentRef } from './agent.ts';
import { channelField, channelNameField } from './channel.ts';
import { ConversationEventRef } from './conversation-event.ts';
import { ConversationStatusRef } from './conversation-status.ts';
import { CustomerRef } from './customer.ts';
import { MessageRef } from './message.ts';
import { NoteRef } from './note.ts';
import { ReplyWindowRef } from './reply-window.ts';
import { UserRef } from './user.ts';

const replyUntil = text('reply_until');
const replyPossible = boolean('reply_possible');
const customerInteractionRequired = boolean('customer_interaction_required');

export const ConversationRef = builder.objectRef<ConversationObject>('Conversation').implement({
  description: 'A conversation between an agent and a customer; its user is the person who works on it.',
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Internal id.', resolve: (conversation) => conversation.id }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was created.',
      resolve: text('created_at'),
    }),
    channel: t.field(channelField),
    channelName: t.string(channelNameField),
    status: t.field({
      type: ConversationStatusRef,
      description: 'Its status; null when the upstream API sends one that this schema does not know.',
      resolve: member('status', CONVERSATION_STATUSES),
    }),
    snoozeUntil: t.field({
      type: 'DateTime',
      description: 'Until when it sleeps; null = it was not put to sleep.',
      resolve: text('snooze_until'),
    }),
    agent: t.field({ type: AgentRef, description: "The business's account.", resolve: object('agent') }),
    customer: t.field({ type: CustomerRef, description: 'The customer.', resolve: object('customer') }),
    user: t.field({
      type: UserRef,
      description:
        'The user who is assigned; null = nobody. One whose id cannot be read has the id "unknown:" and the id of the conversation, and is not overwritten as nobody would be.',
      resolve: toAssignee,
    }),
    latestMessage: t.field({
      type: MessageRef,
      description: 'The latest message of either side; null = none yet.',
      resolve: object('latest_message'),
    }),
    latestCustomerMessage: t.field({
      type: MessageRef,
      description: 'The latest message from the customer; null = none.',
      resolve: object('latest_customer_message'),
    }),
    lastCustomerReplyFrom: t.field({
      type: 'DateTime',
      description: 'When the customer last wrote; remains when that message is deleted. Null = never.',
      resolve: text('last_customer_reply_from'),
    }),
    latestNote: t.field({
      type: NoteRef,
      description: 'The latest note of the business; null = none.',
      resolve: object('latest_note'),
    }),
    unreadCustomerMessagesCount: t.int({
      description: 'Number of messages from the customer that do not have the status READ.',
      resolve: int('unread_customer_messages_count'),
    }),
    replyUntil: t.field({
      type: 'DateTime',
      description:
        'Until when a free-form reply is possible, as the upstream API says it; null = only a new conversation begun by the business reaches the customer. See replyWindow.',
      resolve: replyUntil,
    }),
    replyPossible: t.boolean({
      description:
        'True = a free-form reply should arrive without an error: what enables an input field. See replyWindow.',
      resolve: replyPossible,
    }),
    customerInteractionRequired: t.boolean({
      description:
        'True = the customer has to write first; replyPossible turns true as soon as they do. See replyWindow.',
      resolve: customerInteractionRequired,
    }),
    version: t.string({
      description:
        'Changes with every change; give it back to updateConversation to be sure that nothing changed since. Null when the upstream API has no versions.',
      resolve: (conversation) => conversation.version,
    }),
    replyWindow: t.field({
      type: ReplyWindowRef,
      nullable: false,
      description: 'Whether a free-form reply is possible now.',
      resolve: (conversation, _args, context) =>
        replyWindow(
          {
            reply_until: replyUntil(conversation),
            reply_possible: replyPossible(conversation),
            customer_interaction_required: customerInteractionRequired(conversation),
          },
          context.now(),
        ),
    }),
    isAsleep: t.boolean({
      nullable: false,
      description: 'Whether it sleeps now.',
      resolve: (conversation, _args, context) => isAsleep(toCurrent(conversation), context.now()),
    }),
    needsUser: t.boolean({
      nullable: false,
      description: 'True when it is in progress but nobody is assigned.',
      resolve: (conversation) => needsUser(toCurrent(conversation)),
    }),
    allowedEvents: t.field({
      type: [ConversationEventRef],
      nullable: false,
      description: 'What would change it and may be asked for: what an interface offers as buttons.',
      resolve: async (conversation, _args, context) => {
        const { snooze } = await context.capabilities();
        return allowedEvents(toCurrent(conversation), { policy: context.policy, snoozeWritable: snooze });
      },
    }),
  }),
});

builder.queryFields((t) => ({
  conversation: t.field({
    type: ConversationRef,
    description:
      'One conversation; null when there is none with this id. An upstream API that documents only PATCH is read by an update that changes nothing, where the deployment allows it.',
    ...costs({ work: 10 }),
    args: { id: t.arg.id({ required: true, description: 'Id of the conversation.' }) },
    resolve: (_root, { id }, context) => readConversation(context, id),
  }),
  conversationsByIds: t.field({
    type: [ConversationRef],
    nullable: { list: false, items: true },
    description: 'Conversations by id, in the order asked; null for those that do not exist.',
    ...costs({ work: 2, times: 'ids' }),
    args: { ids: t.arg.idList({ required: true, description: 'Ids of the conversations.' }) },
    resolve: (_root, { ids }, context) => loadConversations(context.conversationLoader(), ids),
  }),
}));
