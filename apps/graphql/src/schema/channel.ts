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

export const channel = member('channel', CHANNELS);
export const channelName = text('channel');

export const CHANNEL_DESCRIPTION =
  'The messenger service; null when it is one that this schema does not know, see channelName.';
export const CHANNEL_NAME_DESCRIPTION =
  'The messenger service as the API names it, also when it is a new one.';
