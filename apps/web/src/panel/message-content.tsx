import type { ReactNode } from 'react';
import { ContentIcon } from '../conversation/content-icon.tsx';
import { contactName, previewContent, unknownKind } from '../conversation/preview.ts';
import type { ContentDetailFragment } from '../generated/graphql.ts';
import { words } from '../language/words.ts';
import { fileSize } from './file-size.ts';
import css from './message.module.css';

/** One content of a message. Files are named, never loaded: their address would leave this system. */
export function MessageContentView({ content }: { content: ContentDetailFragment }) {
  const { kind } = previewContent(content);
  const { kinds } = words.conversation;
  switch (content.__typename) {
    case 'TextMessageContent':
      return (
        <p className={css.words} dir="auto">
          {content.content || <em>{words.conversation.emptyMessage}</em>}
        </p>
      );
    case 'ImageMessageContent':
    case 'VideoMessageContent':
    case 'AudioMessageContent':
    case 'DocumentMessageContent': {
      const label = kinds[kind as keyof typeof kinds];
      const title = 'filename' in content ? content.filename || content.name : content.name;
      const facts = [title ? label : null, content.mimeType, fileSize(content.size)];
      return (
        <>
          <Attachment kind={kind} title={title || label}>
            {content.hasFile === false
              ? `${label} · ${words.message.fileGone}`
              : facts.filter(Boolean).join(' · ')}
          </Attachment>
          {'caption' in content && content.caption && (
            <p className={css.words} dir="auto">
              {content.caption}
            </p>
          )}
        </>
      );
    }
    case 'LocationMessageContent':
      return (
        <Attachment kind={kind} title={content.locationName || kinds.location}>
          {content.address || kinds.location}
          {content.latitude && content.longitude && (
            <span className={css.mono}>
              {content.latitude}, {content.longitude}
            </span>
          )}
        </Attachment>
      );
    case 'ContactMessageContent':
      return (
        <Attachment kind={kind} title={contactName(content.contactName) || kinds.contact}>
          {[content.org?.title, content.org?.company].filter(Boolean).join(', ') || kinds.contact}
          {content.phones.map(({ phone }) => (
            <span key={phone}>{phone}</span>
          ))}
          {content.emails.map(({ email }) => (
            <span key={email}>{email}</span>
          ))}
        </Attachment>
      );
    default:
      return (
        <Attachment kind="unknown" title={unknownKind(content.type)}>
          {words.message.openElsewhere}
        </Attachment>
      );
  }
}

function Attachment({
  kind,
  title,
  children,
}: {
  kind: ReturnType<typeof previewContent>['kind'];
  title: string;
  children: ReactNode;
}) {
  return (
    <div className={css.attachment}>
      <span className={css.attachmentIcon}>
        <ContentIcon kind={kind} size={18} />
      </span>
      <span className={css.attachmentText}>
        <bdi className={css.attachmentTitle}>{title}</bdi>
        <span className={css.attachmentFacts}>{children}</span>
      </span>
    </div>
  );
}
