import { TriangleAlert } from 'lucide-react';
import { ContentIcon } from '../conversation/content-icon.tsx';
import { previewMessage } from '../conversation/preview.ts';
import type { ConversationDetailFragment, MessageFrom } from '../generated/graphql.ts';
import { useInbox } from '../session/inbox-context.tsx';
import { TimeAgo } from '../time/time-ago.tsx';
import css from './message.module.css';
import { MessageContentView } from './message-content.tsx';

const STATUS_WORDS = {
  CREATED: 'Created',
  SENT: 'Sent',
  DELIVERED: 'Delivered',
  READ: 'Read',
  ERROR: 'Failed',
} as const;

export function LatestMessage({
  message,
  customer,
}: {
  message: ConversationDetailFragment['latestMessage'];
  customer: string;
}) {
  const { nameOf } = useInbox();
  if (!message) return <p className={css.empty}>No messages yet.</p>;
  const fromUs = message.from === 'AGENT';
  const writer = message.userId ? nameOf(Number(message.userId)) : null;
  const quoted = previewMessage(message.reference);
  const reaction = fromUs ? message.customerReaction : message.agentReaction;
  const failed = message.status === 'ERROR' || message.latestError !== null;
  return (
    <article className={css.message} data-from={message.from}>
      <header className={css.head}>
        <bdi className={css.from}>{senderName(message.from, customer, writer)}</bdi>
        <TimeAgo at={message.sentAt} className={css.time} />
        {fromUs && message.status && (
          <span className={css.delivery} data-failed={failed}>
            {STATUS_WORDS[message.status]}
          </span>
        )}
      </header>
      <div className={css.bubble}>
        {message.reference && quoted && (
          <blockquote className={css.quote}>
            <span className={css.quoteFrom}>{senderName(message.reference.from, customer, null)}</span>
            <span className={css.quoteText}>
              <ContentIcon kind={quoted.kind} />
              <bdi>{quoted.text}</bdi>
            </span>
          </blockquote>
        )}
        {message.contents.map((content, index) => (
          <MessageContentView key={index} content={content} />
        ))}
        {message.contents.length === 0 && <p className={css.empty}>Empty message</p>}
      </div>
      {reaction && (
        <p className={css.reaction}>
          <span aria-hidden="true">{reaction}</span>
          <span>{fromUs ? `${customer} reacted` : 'We reacted'}</span>
          <span className="visually-hidden">with {reaction}</span>
        </p>
      )}
      {message.whatsappCampaign?.name && (
        <p className={css.campaign}>Sent by the campaign “{message.whatsappCampaign.name}”</p>
      )}
      {failed && (
        <p className={css.error}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{message.latestError?.originalMessage || 'This message could not be delivered.'}</span>
        </p>
      )}
    </article>
  );
}

function senderName(from: MessageFrom | null, customer: string, writer: string | null): string {
  switch (from) {
    case 'CUSTOMER':
      return customer;
    case 'AGENT':
      return writer === 'you' ? 'You' : (writer ?? 'Us');
    case 'SYSTEM':
      return 'System';
    default:
      return 'Unknown sender';
  }
}
