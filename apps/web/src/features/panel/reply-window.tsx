import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import MessageCircle from 'lucide-react/icons/message-circle';
import MessageCircleReply from 'lucide-react/icons/message-circle-reply';
import { windowOf } from '../../conversation-sync/conversation/conversation-window.ts';
import type { ConversationRowFragment } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { useNow } from '../../lib/time/clock.ts';
import { absoluteTime, timeLeft, upcomingTime } from '../../lib/time/relative-time.ts';
import css from './panel.module.css';

const CLOSING_SOON_MS = 4 * 3_600_000;

/** Whether, and for how long, a free reply is possible. */
export function ReplyWindowFact({ row }: { row: ConversationRowFragment }) {
  const now = useNow();
  const window = windowOf(row, now);
  switch (window.state) {
    case 'OPEN': {
      const until = Date.parse(window.until);
      const left = timeLeft(until, now);
      return (
        <span className={css.window} data-tone={until - now < CLOSING_SOON_MS ? 'warn' : 'good'}>
          <Clock size={14} aria-hidden="true" />
          <span>
            <span>{left ? messages.panel.leftToReply(left) : messages.panel.open}</span>
            {left && (
              <time className={css.until} dateTime={window.until} title={absoluteTime(until)}>
                {messages.panel.until(upcomingTime(until, now))}
              </time>
            )}
          </span>
        </span>
      );
    }
    case 'OPEN_UNTIMED':
      return (
        <span className={css.window} data-tone="good">
          <MessageCircle size={14} aria-hidden="true" />
          <span>{messages.panel.openUntimed}</span>
        </span>
      );
    case 'WAITING_FOR_CUSTOMER':
      return (
        <span className={css.window}>
          <MessageCircleReply size={14} className="pointing" aria-hidden="true" />
          <span>{messages.panel.waiting}</span>
        </span>
      );
    case 'CLOSED':
      return (
        <span className={css.window} data-tone="bad">
          <Lock size={14} aria-hidden="true" />
          <span>{messages.panel.closed}</span>
        </span>
      );
  }
}
