import type { ReactNode } from 'react';
import type { ContentKind } from '../../conversation-sync/conversation/preview.ts';
import { ContentIcon } from '../conversation/content-icon.tsx';
import css from './message.module.css';

export function Attachment({
  kind,
  title,
  children,
}: {
  kind: ContentKind;
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
