import { CHANNELS } from '@parley/domain';
import { builder } from '../builder.ts';
import { member, text } from '../upstream/read.ts';

export const ChannelRef = builder.enumType('Channel', {
  description: 'Type of messenger service.',
  values: {
    BRIDGE: { value: 'bridge', description: 'A bridge to another messenger.' },
    WHATSAPP: { value: 'whatsapp', description: 'WhatsApp.' },
    WIDGET: { value: 'widget', description: 'The chat widget on a web site.' },
  } as const,
});

/** What a conversation, its agent and its customer say alike about the channel they are on. */
export const channelField = {
  type: ChannelRef,
  description: 'The messenger service; null when it is one that this schema does not know, see channelName.',
  resolve: member('channel', CHANNELS),
} as const;

export const channelNameField = {
  description: 'The messenger service as the upstream API names it, also when it is a new one.',
  resolve: text('channel'),
} as const;

export const displayIdField = {
  description: 'Unique within the channel, for instance the phone number.',
  resolve: text('display_id'),
} as const;

export const nameOnChannelField = {
  description: 'Name received from the channel.',
  resolve: text('name'),
} as const;
