import CircleHelp from 'lucide-react/icons/circle-question-mark';
import MessageCircle from 'lucide-react/icons/message-circle';
import MessagesSquare from 'lucide-react/icons/messages-square';
import Waypoints from 'lucide-react/icons/waypoints';
import type { Channel } from '../../generated/graphql.ts';

const ICONS = { WHATSAPP: MessageCircle, WIDGET: MessagesSquare, BRIDGE: Waypoints };

export function ChannelIcon({ channel, size = 13 }: { channel: Channel | null; size?: number }) {
  const Icon = channel ? ICONS[channel] : CircleHelp;
  return <Icon size={size} aria-hidden="true" />;
}
