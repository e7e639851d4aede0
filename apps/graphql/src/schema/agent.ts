import { builder } from '../builder.ts';
import { boolean, id, int, text, type UpstreamObject } from '../upstream/read.ts';
import {
  CHANNEL_DESCRIPTION,
  CHANNEL_NAME_DESCRIPTION,
  ChannelRef,
  channel,
  channelName,
} from './channel.ts';

export const AgentRef = builder.objectRef<UpstreamObject>('Agent').implement({
  description:
    "The business's account on a messenger, for instance a phone number registered on WhatsApp. Never a human.",
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    channel: t.field({ type: ChannelRef, description: CHANNEL_DESCRIPTION, resolve: channel }),
    channelName: t.string({ description: CHANNEL_NAME_DESCRIPTION, resolve: channelName }),
    displayId: t.string({
      description: 'Unique within the channel, for instance the phone number.',
      resolve: text('display_id'),
    }),
    name: t.string({ description: 'Name received from the channel.', resolve: text('name') }),
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
