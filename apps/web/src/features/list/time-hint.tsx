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

interface Hint {
  readonly Icon: typeof Clock;
  readonly tone?: 'bad' | 'warn' | undefined;
  readonly title?: string;
  /** Only heard. */
  readonly lead?: string;
  readonly text?: string | null;
}

type TimeHintProps = Pick<ShownConversation, 'row' | 'state'> & { readonly unsaved: boolean };

/** What is most pressing about a conversation: not saved, asleep, or how long it can be replied to. */
export function TimeHint(props: TimeHintProps) {
  const hint = hintOf(props, useNow(), useOnline());
  if (!hint) return null;
  const { Icon, tone, title, lead, text } = hint;
  return (
    <span className={css.hint} data-tone={tone} title={title}>
      <Icon size={13} className={Icon === MessageCircleReply ? 'pointing' : undefined} aria-hidden="true" />
      {lead && <span className="visually-hidden">{lead}</span>}
      {text && <span>{text}</span>}
    </span>
  );
}

function hintOf({ row, state, unsaved }: TimeHintProps, now: number, online: boolean): Hint | null {
  const { list, app } = messages;
  if (unsaved) {
    return online
      ? { Icon: CloudOff, tone: 'bad', text: list.notSaved }
      : { Icon: CloudOff, text: app.waiting };
  }
  const asleep = state.snoozeUntil === null ? Number.NaN : Date.parse(state.snoozeUntil);
  if (asleep > now) return { Icon: BellOff, lead: list.snoozedUntil, text: upcomingTime(asleep, now) };
  if (state.status === 'done') return null;
  const window = windowOf(row, now);
  switch (window.state) {
    case 'OPEN': {
      const until = Date.parse(window.until);
      if (until - now > CLOSING_SOON_MS) return null;
      const text = timeLeft(until, now);
      return { Icon: Clock, tone: 'warn', title: list.timeLeft, lead: list.timeLeftLead, text };
    }
    case 'WAITING_FOR_CUSTOMER':
      return { Icon: MessageCircleReply, title: list.customerFirst, lead: list.waiting };
    case 'CLOSED':
      return { Icon: Lock, title: list.replyOver, lead: list.replyClosed };
    default:
      return null;
  }
}
