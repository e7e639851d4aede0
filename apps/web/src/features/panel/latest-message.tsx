import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import { previewMessage } from '../../conversation-sync/conversation/preview.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import type { ConversationDetailFragment, MessageFrom } from '../../generated/graphql.ts';
import { isolate } from '../../lib/language/isolate.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { TimeAgo } from '../../lib/time/time-ago.tsx';
import { ContentIcon } from '../conversation/content-icon.tsx';
import css from './message.module.css';
import { MessageContentView } from './message-content.tsx';

export function LatestMessage({
  conversationId,
  message,
  customer,
  assignee,
}: {
  conversationId: string;
  message: ConversationDetailFragment['latestMessage'];
  customer: string;
  /** Perhaps who wrote it, and no longer among the users. */
  assignee: ConversationDetailFragment['user'];
}) {
  const { users, viewer } = useInbox();
  if (!message) return <p className={css.empty}>{messages.message.none}</p>;
  const fromUs = message.from === 'AGENT';
  const nameOf = (id: string) =>
    [...users, assignee].find((user) => user?.id === id)?.name ?? messages.conversation.user(id);
  const isOurs = viewer !== null && message.userId === viewer?.id;
  const writer = isOurs ? messages.message.you : message.userId && oneLine(nameOf(message.userId));
  const quoted = previewMessage(message.reference);
  const reaction = oneLine(fromUs ? message.customerReaction : message.agentReaction);
  const campaign = oneLine(message.whatsappCampaign?.name);
  const failed = message.status === 'ERROR' || message.latestError !== null;
  return (
    <article className={css.message} data-from={message.from}>
      <header className={css.head}>
        <bdi className={css.from}>{senderName(message.from, customer, writer)}</bdi>
        <TimeAgo at={message.sentAt} className={css.time} />
        {fromUs && message.status && (
          <span className={css.delivery} data-failed={failed}>
            {messages.message.delivery[message.status]}
          </span>
        )}
      </header>
      <div className={css.bubble}>
        {message.reference && quoted && (
          <blockquote className={css.quote}>
            <bdi className={css.quoteFrom}>{senderName(message.reference.from, customer, null)}</bdi>
            <span className={css.quoteText}>
              <ContentIcon kind={quoted.kind} />
              <bdi>{quoted.text}</bdi>
            </span>
          </blockquote>
        )}
        {message.contents.map((content, index) => (
          <MessageContentView
            key={`${message.id} ${index}`}
            content={content}
            place={message.id === null ? null : { conversationId, messageId: message.id, index }}
          />
        ))}
        {message.contents.length === 0 && <p className={css.empty}>{messages.conversation.emptyMessage}</p>}
      </div>
      {reaction && (
        <p className={css.reaction}>
          <span aria-hidden="true">{reaction}</span>
          <span>{fromUs ? messages.message.reacted(isolate(customer)) : messages.message.weReacted}</span>
          <span className="visually-hidden">{messages.message.reactedWith(reaction)}</span>
        </p>
      )}
      {campaign && <p className={css.campaign}>{messages.message.campaign(isolate(campaign))}</p>}
      {failed && (
        <p className={css.error}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            <bdi>{oneLine(message.latestError?.originalMessage) || messages.message.notDelivered}</bdi>
          </span>
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
      return writer ?? messages.message.us;
    case 'SYSTEM':
      return messages.message.system;
    default:
      return messages.message.unknownSender;
  }
}
