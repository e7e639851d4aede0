import type { KnownMessageContent } from '@parley/domain';

/** The searchable text of a message content; `null` = it has none. */
export function contentText(content: KnownMessageContent): string | null | undefined {
  switch (content.type) {
    case 'text':
      return content.content;
    case 'image':
    case 'video':
      return content.caption;
    case 'document':
      return [content.filename, content.caption].filter((text) => typeof text === 'string').join('\n');
    case 'location':
      return [content.name, content.address].filter((text) => typeof text === 'string').join('\n');
    case 'contact':
      return content.name?.formatted_name;
    case 'audio':
      return null;
  }
}
