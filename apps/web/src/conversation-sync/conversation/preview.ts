import type { ContentPreviewFragment } from '../../generated/graphql.ts';
import { leftToRight } from '../../lib/language/isolate.ts';
import { messages } from '../../lib/language/messages.ts';
import { formatNumber } from '../../lib/language/number.ts';
import { oneLine } from '../../lib/language/readable.ts';

export type ContentKind =
  | 'text'
  | 'photo'
  | 'video'
  | 'voice'
  | 'audio'
  | 'document'
  | 'location'
  | 'contact'
  | 'unknown';

export interface Preview {
  readonly kind: ContentKind;
  readonly text: string;
}

/** One line for one content of a message: what it is, then what can be read of it. */
export function previewContent(content: ContentPreviewFragment): Preview {
  switch (content.__typename) {
    case 'TextMessageContent':
      return { kind: 'text', text: oneLine(content.content) || messages.conversation.emptyMessage };
    case 'ImageMessageContent':
      return { kind: 'photo', text: oneLine(content.caption) || messages.conversation.kinds.photo };
    case 'VideoMessageContent':
      return { kind: 'video', text: oneLine(content.caption) || messages.conversation.kinds.video };
    case 'AudioMessageContent':
      return content.voice
        ? { kind: 'voice', text: messages.conversation.kinds.voice }
        : { kind: 'audio', text: messages.conversation.kinds.audio };
    case 'DocumentMessageContent':
      return {
        kind: 'document',
        text:
          oneLine(content.caption) ||
          leftToRight(oneLine(content.filename) || oneLine(content.name)) ||
          messages.conversation.kinds.document,
      };
    case 'LocationMessageContent':
      return {
        kind: 'location',
        text:
          oneLine(content.locationName) || oneLine(content.address) || messages.conversation.kinds.location,
      };
    case 'ContactMessageContent':
      return {
        kind: 'contact',
        text: contactName(content.contactName) || messages.conversation.kinds.contact,
      };
    default:
      return { kind: 'unknown', text: unknownKind(content.type) };
  }
}

/** The line of a whole message: its first content, and how many more there are. */
export function previewMessage(
  message: { readonly contents: readonly ContentPreviewFragment[] } | null | undefined,
): Preview | null {
  if (!message) return null;
  const [first, ...rest] = message.contents;
  if (!first) return { kind: 'text', text: messages.conversation.emptyMessage };
  const preview = previewContent(first);
  return rest.length === 0
    ? preview
    : { ...preview, text: messages.conversation.andMore(preview.text, formatNumber(rest.length)) };
}

export function contactName(
  name:
    | { formattedName?: string | null; firstName?: string | null; lastName?: string | null }
    | null
    | undefined,
): string {
  const parts = [name?.firstName, name?.lastName].filter(Boolean).join(' ');
  return oneLine(name?.formattedName) || oneLine(parts);
}

export function unknownKind(type: string | null | undefined): string {
  const kind = oneLine(type);
  return kind ? messages.conversation.unknownKindOf(kind) : messages.conversation.unknownKind;
}
