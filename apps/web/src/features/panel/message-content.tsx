import { contactName, previewContent, unknownKind } from '../../conversation-sync/conversation/preview.ts';
import type { ContentDetailFragment } from '../../generated/graphql.ts';
import { isolate } from '../../lib/language/isolate.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { readableText } from '../../lib/language/readable-text.ts';
import type { MediaPlace } from '../media/load-media.ts';
import { Attachment } from './attachment.tsx';
import { FileContent } from './file-content.tsx';
import css from './message.module.css';

/** One content of a message; `place` is where its file would be found. */
export function MessageContentView({
  content,
  place,
}: {
  content: ContentDetailFragment;
  place: MediaPlace | null;
}) {
  const { kind } = previewContent(content);
  const { kinds } = messages.conversation;
  switch (content.__typename) {
    case 'TextMessageContent':
      return (
        <p className={css.words} dir="auto">
          {readableText(content.content) || <em>{messages.conversation.emptyMessage}</em>}
        </p>
      );
    case 'ImageMessageContent':
    case 'VideoMessageContent':
    case 'AudioMessageContent':
    case 'DocumentMessageContent':
      return (
        <>
          <FileContent content={content} place={place} />
          {'caption' in content && readableText(content.caption) && (
            <p className={css.words} dir="auto">
              {readableText(content.caption)}
            </p>
          )}
        </>
      );
    case 'LocationMessageContent':
      return (
        <Attachment kind={kind} title={oneLine(content.locationName) || kinds.location}>
          <span>{oneLine(content.address) || kinds.location}</span>
          {content.latitude && content.longitude && (
            <bdi dir="ltr" className={css.mono}>
              {`${content.latitude}, ${content.longitude}`}
            </bdi>
          )}
          <PlaceLink url={content.url} />
        </Attachment>
      );
    case 'ContactMessageContent':
      return (
        <Attachment kind={kind} title={contactName(content.contactName) || kinds.contact}>
          <span>
            {[content.org?.title, content.org?.company].map(oneLine).filter(Boolean).join(', ') ||
              kinds.contact}
          </span>
          {content.phones.map(({ phone }) => (
            <span key={phone}>
              <bdi dir="ltr">{oneLine(phone)}</bdi>
            </span>
          ))}
          {content.emails.map(({ email }) => (
            <span key={email}>
              <bdi dir="ltr">{oneLine(email)}</bdi>
            </span>
          ))}
        </Attachment>
      );
    default:
      return (
        <Attachment kind="unknown" title={unknownKind(content.type)}>
          {messages.message.openElsewhere}
        </Attachment>
      );
  }
}

/** A link to a map that the message brought, said with where it leads; nothing is loaded from there. */
function PlaceLink({ url }: { url: string | null }) {
  const address = url !== null && URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  return (
    <a href={address.href} target="_blank" rel="noreferrer" className={css.placeLink}>
      {messages.media.openPlace(isolate(address.host))}
    </a>
  );
}
