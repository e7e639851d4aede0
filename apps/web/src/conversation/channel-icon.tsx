import { CircleHelp, MessageCircle, MessagesSquare, Waypoints } from 'lucide-react';
import type { Channel } from '../generated/graphql.ts';

const ICONS = { WHATSAPP: MessageCircle, WIDGET: MessagesSquare, BRIDGE: Waypoints };

export function ChannelIcon({ channel, size = 13 }: { channel: Channel | null; size?: number }) {
  const Icon = channel ? ICONS[channel] : CircleHelp;
  return <Icon size={size} aria-hidden="true" />;
}
