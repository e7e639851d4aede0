import type { KnownMessageContent } from '@parley/domain';

/** The words of one piece of a message that a person would search for; `null` = there are none. */
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
