import type { Channel } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';

export const CHANNELS = ['WHATSAPP', 'WIDGET', 'BRIDGE'] as const satisfies readonly Channel[];

/** The channel's name; a channel that the API page does not list is shown as the upstream spells it. */
export function channelLabel(channel: Channel | null, spelled: string | null): string {
  return channel
    ? messages.conversation.channels[channel]
    : oneLine(spelled) || messages.conversation.unknownChannel;
}
