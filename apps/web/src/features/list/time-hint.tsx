import BellOff from 'lucide-react/icons/bell-off';
import Clock from 'lucide-react/icons/clock';
import CloudOff from 'lucide-react/icons/cloud-off';
import Lock from 'lucide-react/icons/lock';
import MessageCircleReply from 'lucide-react/icons/message-circle-reply';
import { windowOf } from '../../conversation-sync/conversation/conversation-window.ts';
import type { ShownConversation } from '../../conversation-sync/conversation/use-conversation.ts';
import { useOnline } from '../../lib/connection/use-online.ts';
import { messages } from '../../lib/language/messages.ts';
import { useNow } from '../../lib/time/clock.ts';
import { timeLeft, upcomingTime } from '../../lib/time/relative-time.ts';
import css from './time-hint.module.css';

const CLOSING_SOON_MS = 4 * 3_600_000;

/** What is most pressing about a conversation: not saved, asleep, or how long it can be replied to. */
export function TimeHint({
  row,
  state,
  unsaved,
}: Pick<ShownConversation, 'row' | 'state'> & { readonly unsaved: boolean }) {
  const now = useNow();
  const online = useOnline();
  if (unsaved) {
    return (
      <span className={css.hint} data-tone={online ? 'bad' : undefined}>
        <CloudOff size={13} aria-hidden="true" />
        <span>{online ? messages.list.notSaved : messages.app.waiting}</span>
      </span>
    );
  }
  const asleep = state.snoozeUntil === null ? Number.NaN : Date.parse(state.snoozeUntil);
  if (asleep > now) {
    return (
      <span className={css.hint}>
        <BellOff size={13} aria-hidden="true" />
        <span className="visually-hidden">{messages.list.snoozedUntil}</span>
        <span>{upcomingTime(asleep, now)}</span>
      </span>
    );
  }
  if (state.status === 'done') return null;
  const window = windowOf(row, now);
  if (window.state === 'OPEN') {
    const until = Date.parse(window.until);
    if (until - now > CLOSING_SOON_MS) return null;
    return (
      <span className={css.hint} data-tone="warn" title={messages.list.timeLeft}>
        <Clock size={13} aria-hidden="true" />
        <span className="visually-hidden">{messages.list.timeLeftLead}</span>
        <span>{timeLeft(until, now)}</span>
      </span>
    );
  }
  if (window.state === 'WAITING_FOR_CUSTOMER') {
    return (
      <span className={css.hint} title={messages.list.customerFirst}>
        <MessageCircleReply size={13} className="pointing" aria-hidden="true" />
        <span className="visually-hidden">{messages.list.waiting}</span>
      </span>
    );
  }
  if (window.state === 'CLOSED') {
    return (
      <span className={css.hint} title={messages.list.replyOver}>
        <Lock size={13} aria-hidden="true" />
        <span className="visually-hidden">{messages.list.replyClosed}</span>
      </span>
    );
  }
  return null;
}
