import { builder } from '../builder.ts';
import { boolean, id, int, type UpstreamObject } from '../upstream/read.ts';
import { channelField, channelNameField, displayIdField, nameOnChannelField } from './channel.ts';

export const AgentRef = builder.objectRef<UpstreamObject>('Agent').implement({
  description:
    "The business's account on a messenger, for instance a phone number registered on WhatsApp. Never a human.",
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    channel: t.field(channelField),
    channelName: t.string(channelNameField),
    displayId: t.string(displayIdField),
    name: t.string(nameOnChannelField),
    inSync: t.boolean({
      description:
        'Whether the account is still connected. False after the service was disconnected: sending by it fails then.',
      resolve: boolean('in_sync'),
    }),
    unreadConversationsCount: t.int({
      description: 'Number of conversations with at least one unread customer message.',
      resolve: int('unread_conversations_count'),
    }),
  }),
});
