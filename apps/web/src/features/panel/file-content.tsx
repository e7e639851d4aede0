import { previewContent } from '../../conversation-sync/conversation/preview.ts';
import type { ContentDetailFragment } from '../../generated/graphql.ts';
import { isolate, leftToRight } from '../../lib/language/isolate.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { Download } from '../media/download.tsx';
import type { MediaPlace } from '../media/load-media.ts';
import { Picture } from '../media/picture.tsx';
import { Player } from '../media/player.tsx';
import { Attachment } from './attachment.tsx';
import { fileSize } from './file-size.ts';

export type FileDetail = Extract<ContentDetailFragment, { hasFile: boolean | null }>;

/** A file of a message. `place`: where the server finds it; null where the message cannot be named. */
export function FileContent({ content, place }: { content: FileDetail; place: MediaPlace | null }) {
  const { kind } = previewContent(content);
  const { kinds } = messages.conversation;
  const what = kinds[kind as keyof typeof kinds];
  const name = ('filename' in content && oneLine(content.filename)) || oneLine(content.name);
  const size = fileSize(content.size);
  if (content.hasFile === false || place === null) {
    return (
      <Attachment kind={kind} title={leftToRight(name) || what}>
        {`${what} · ${messages.message.fileGone}`}
      </Attachment>
    );
  }
  switch (content.__typename) {
    case 'ImageMessageContent':
      return <Picture place={place} alt={what} />;
    case 'VideoMessageContent':
      return <Player place={place} kind="video" what={what} size={size} />;
    case 'AudioMessageContent':
      return <Player place={place} kind="audio" what={what} size={size} />;
    case 'DocumentMessageContent':
      return (
        <>
          <Attachment kind={kind} title={leftToRight(name) || what}>
            {[name ? what : null, content.mimeType, size]
              .flatMap((fact) => (fact ? isolate(oneLine(fact)) : []))
              .join(' · ')}
          </Attachment>
          <Download place={place} fileName={name || what} what={what} />
        </>
      );
  }
}
