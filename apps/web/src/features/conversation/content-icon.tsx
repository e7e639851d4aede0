import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Music from 'lucide-react/icons/eighth-notes';
import FileText from 'lucide-react/icons/file-text';
import Image from 'lucide-react/icons/image';
import MapPin from 'lucide-react/icons/map-pin';
import Mic from 'lucide-react/icons/mic';
import User from 'lucide-react/icons/user';
import Video from 'lucide-react/icons/video';
import type { ContentKind } from '../../conversation-sync/conversation/preview.ts';

const ICONS = {
  photo: Image,
  video: Video,
  voice: Mic,
  audio: Music,
  document: FileText,
  location: MapPin,
  contact: User,
  unknown: CircleHelp,
} satisfies Record<Exclude<ContentKind, 'text'>, unknown>;

export function ContentIcon({ kind, size = 13 }: { kind: ContentKind; size?: number }) {
  if (kind === 'text') return null;
  const Icon = ICONS[kind];
  return <Icon size={size} aria-hidden="true" />;
}
