import type { Channel } from '../generated/graphql.ts';

export const CHANNELS = ['WHATSAPP', 'WIDGET', 'BRIDGE'] as const satisfies readonly Channel[];

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  WHATSAPP: 'WhatsApp',
  WIDGET: 'Widget',
  BRIDGE: 'Bridge',
};

/** The channel's name; a channel that the API page does not list is shown as the upstream spells it. */
export function channelLabel(channel: Channel | null, spelled: string | null): string {
  return channel ? CHANNEL_NAMES[channel] : spelled || 'Unknown channel';
}
