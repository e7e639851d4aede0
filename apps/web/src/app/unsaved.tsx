import CloudUpload from 'lucide-react/icons/cloud-upload';
import { useSyncExternalStore } from 'react';
import { useInbox } from '../conversation-sync/inbox-context.tsx';
import { countPending } from '../conversation-sync/update/pending-update.ts';
import { useOnline } from '../lib/connection/use-online.ts';
import { messages } from '../lib/language/messages.ts';
import { formatNumber } from '../lib/language/number.ts';
import { useDelayedFlag } from '../lib/timing/use-delayed-flag.ts';
import css from './unsaved.module.css';

/** A change is usually saved before anybody could read that it is not. */
const UNSAVED_DELAY_MS = 3_000;

/** Says how many changes wait, once they wait for longer than a moment. */
export function Unsaved() {
  const { updater } = useInbox();
  const online = useOnline();
  const pending = useSyncExternalStore(updater.subscribe, updater.all);
  const count = countPending(pending);
  const waiting = useDelayedFlag(count > 0, UNSAVED_DELAY_MS);
  const shown = count > 0 && (waiting || !online);
  return (
    <span role="status">
      {shown && (
        <button type="button" className={css.unsaved} onClick={updater.retry} title={messages.app.tryNow}>
          <CloudUpload size={14} aria-hidden="true" />
          <span className={css.inWords}>{messages.app.notSaved(count)}</span>
          <span className={css.inShort} aria-hidden="true">
            {formatNumber(count)}
          </span>
        </button>
      )}
    </span>
  );
}
