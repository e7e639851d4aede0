import { MESSAGE_FROMS, MESSAGE_SOURCES, MESSAGE_STATUSES } from '@parley/domain';
import { builder } from '../builder.ts';
import { id, member, object, objects, text, type UpstreamObject } from '../upstream/read.ts';
import { MessageContentRef } from './message-content.ts';
import { MessageErrorRef } from './message-error.ts';

const MessageFromRef = builder.enumType('MessageFrom', {
  description: 'Who wrote a message.',
  values: {
    SYSTEM: { value: 'system', description: 'The system.' },
    AGENT: { value: 'agent', description: 'The business, by its account.' },
    CUSTOMER: { value: 'customer', description: 'The customer.' },
  } as const,
});

const MessageSourceRef = builder.enumType('MessageSource', {
  description: 'What triggered a message.',
  values: {
    USER: { value: 'user', description: 'A user of the business.' },
    WHATSAPP_CAMPAIGN: { value: 'whatsapp-campaign', description: 'A WhatsApp campaign.' },
  } as const,
});

const MessageStatusRef = builder.enumType('MessageStatus', {
  description: 'How far a message got.',
  values: {
    CREATED: { value: 'created', description: 'Not yet sent by the messenger.' },
    SENT: { value: 'sent', description: 'Sent.' },
    DELIVERED: { value: 'delivered', description: 'Delivered.' },
    READ: { value: 'read', description: 'Read.' },
    ERROR: { value: 'error', description: 'Failed, see latestError.' },
  } as const,
});

export const MessageRef = builder.objectRef<UpstreamObject>('Message');

MessageRef.implement({
  description: 'A message within a conversation.',
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    conversationId: t.id({
      description: 'Id of the conversation it belongs to.',
      resolve: id('conversation_id'),
    }),
    from: t.field({
      type: MessageFromRef,
      description: 'Who wrote it; null also when the upstream API sends a new kind.',
      resolve: member('from', MESSAGE_FROMS),
    }),
    source: t.field({
      type: MessageSourceRef,
      description: 'What triggered it; null also when the upstream API sends a new kind.',
      resolve: member('source', MESSAGE_SOURCES),
    }),
    userId: t.id({
      description: 'Id of the user who created it; null = no user did.',
      resolve: id('user_id'),
    }),
    contents: t.field({
      type: [MessageContentRef],
      nullable: false,
      description: 'What it says: usually one piece, more for instance when several contacts were sent.',
      resolve: objects('contents'),
    }),
    status: t.field({
      type: MessageStatusRef,
      description: 'How far it got; null also when the upstream API sends a new status.',
      resolve: member('status', MESSAGE_STATUSES),
    }),
    agentReaction: t.string({
      description: 'A single emoji from the business; null = none.',
      resolve: text('agent_reaction'),
    }),
    customerReaction: t.string({
      description: 'A single emoji from the customer; null = none.',
      resolve: text('customer_reaction'),
    }),
    sentAt: t.field({
      type: 'DateTime',
      description: 'When it was sent; null = not yet.',
      resolve: text('sent_at'),
    }),
    reference: t.field({
      type: MessageRef,
      description: 'The message of the same conversation that it answers; null = none.',
      resolve: object('reference'),
    }),
    latestError: t.field({
      type: MessageErrorRef,
      description: 'The latest error; null = nothing went wrong.',
      resolve: object('latest_error'),
    }),
    whatsappCampaign: t.field({
      type: WhatsappCampaignRef,
      description: 'The campaign that created it, when source is WHATSAPP_CAMPAIGN; otherwise null.',
      resolve: object('whatsapp_campaign'),
    }),
  }),
});

const WhatsappCampaignRef = builder.objectRef<UpstreamObject>('WhatsappCampaign').implement({
  description: 'A WhatsApp campaign (marketing).',
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    name: t.string({ description: 'Name of the campaign.', resolve: text('name') }),
  }),
});
