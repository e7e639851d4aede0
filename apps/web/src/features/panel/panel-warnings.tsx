import { needsUser } from '@parley/domain/facts';
import BellOff from 'lucide-react/icons/bell-off';
import CloudOff from 'lucide-react/icons/cloud-off';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import type { ShownConversation } from '../../conversation-sync/conversation/use-conversation.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { useOnline } from '../../lib/connection/use-online.ts';
import { messages } from '../../lib/language/messages.ts';
import { useNow } from '../../lib/time/clock.ts';
import { upcomingTime } from '../../lib/time/relative-time.ts';
import { Button } from '../../ui/button/button.tsx';
import css from './panel.module.css';

/** What a person should know before changing this conversation. */
export function PanelWarnings({ shown: { state, pending } }: { shown: ShownConversation }) {
  const { updater } = useInbox();
  const now = useNow();
  const online = useOnline();
  const held = pending.find(({ phase }) => phase === 'held');
  const asleep = state.snoozeUntil === null ? Number.NaN : Date.parse(state.snoozeUntil);
  return (
    <div className={css.warnings}>
      {held && (
        <p className={css.warning} data-tone={online ? 'bad' : 'plain'}>
          <CloudOff size={14} aria-hidden="true" />
          <span>{online ? messages.panel.notSaved : messages.app.waiting}</span>
          {online && (
            <Button look="link" onClick={() => updater.retry()}>
              {messages.update.actions.retry}
            </Button>
          )}
        </p>
      )}
      {needsUser(state) && (
        <p className={css.warning}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{messages.panel.nobodyAssigned}</span>
        </p>
      )}
      {asleep > now && (
        <p className={css.warning} data-tone="plain">
          <BellOff size={14} aria-hidden="true" />
          <span>{messages.panel.snoozedUntil(upcomingTime(asleep, now))}</span>
        </p>
      )}
    </div>
  );
}
