import { customerName } from '../../conversation-sync/conversation/customer-name.ts';
import type { ConversationDetailFragment } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { readableText } from '../../lib/language/readable-text.ts';
import { TimeAgo } from '../../lib/time/time-ago.tsx';
import { AgentFacts, CustomerFacts } from './customer-facts.tsx';
import { HistorySection } from './history-section.tsx';
import { LatestMessage } from './latest-message.tsx';
import css from './panel.module.css';
import { ReplyWindowFact } from './reply-window.tsx';

export function PanelBody({
  detail,
  failed,
}: {
  detail: ConversationDetailFragment | null;
  failed: boolean;
}) {
  if (!detail) return failed ? null : <BodySkeleton />;
  const note = readableText(detail.latestNote?.text);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className={css.scroller} tabIndex={0}>
      <div className={css.body}>
        <div className={css.column}>
          <section className={css.section}>
            <h3 className={css.sectionTitle}>{messages.panel.latestMessage}</h3>
            <LatestMessage
              conversationId={detail.id}
              message={detail.latestMessage}
              customer={customerName(detail.customer)}
              assignee={detail.user}
            />
          </section>
          {detail.latestNote && note && (
            <section className={css.section}>
              <h3 className={css.sectionTitle}>{messages.panel.latestNote}</h3>
              <div className={css.note}>
                <p dir="auto">{note}</p>
                <TimeAgo
                  at={detail.latestNote.updatedAt ?? detail.latestNote.createdAt}
                  className={css.noteTime}
                />
              </div>
            </section>
          )}
        </div>
        <div className={css.column}>
          <section className={css.section}>
            <h3 className={css.sectionTitle}>{messages.panel.replyWindow}</h3>
            <ReplyWindowFact row={detail} />
          </section>
          <section className={css.section}>
            <h3 className={css.sectionTitle}>{messages.panel.customer}</h3>
            <CustomerFacts detail={detail} />
          </section>
          <section className={css.section}>
            <h3 className={css.sectionTitle}>{messages.panel.ourAccount}</h3>
            <AgentFacts detail={detail} />
          </section>
          <HistorySection id={detail.id} version={detail.version} />
        </div>
      </div>
    </div>
  );
}

function BodySkeleton() {
  return (
    <div className={css.skeleton}>
      <p className="visually-hidden" role="status">
        {messages.panel.loading}
      </p>
      <span />
      <span />
      <span />
    </div>
  );
}
