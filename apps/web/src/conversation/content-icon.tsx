import { CircleHelp, FileText, Image, MapPin, Mic, Music, User, Video } from 'lucide-react';
import type { ContentKind } from './preview.ts';

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
