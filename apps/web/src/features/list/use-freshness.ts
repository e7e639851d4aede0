import { useCallback } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { useLive } from '../../conversation-sync/live/use-live.ts';
import { useThrottled } from '../../lib/timing/use-throttled.ts';
import { usePolling } from './use-polling.ts';

// An index of 10,000 ids is read at most each 5 seconds, one of 1,000 each second.
const MILLISECONDS_PER_ID = 0.5;

interface Listed {
  /** How many ids; null = nothing has been listed yet. */
  readonly size: number | null;
  readonly fetching: boolean;
  readonly reload: () => void;
  /** What stays in its place although it is listed elsewhere by now. */
  readonly touched: ReadonlySet<string>;
  readonly forgetTouched: () => void;
}

/** Keeps what is listed up to date with what others do. */
export function useFreshness({ size, fetching, reload, touched, forgetTouched }: Listed) {
  const { rows } = useInbox();
  const refresh = useCallback(() => {
    forgetTouched();
    reload();
    rows.refresh();
  }, [forgetTouched, reload, rows]);
  const reloadSoon = useThrottled(reload, fetching, Math.max(1000, (size ?? 0) * MILLISECONDS_PER_ID));
  const live = useLive(size !== null, {
    onChanged: reloadSoon,
    onGap() {
      reloadSoon();
      rows.refresh();
    },
  });
  // Without the stream it is all read again now and then; with it, only what has left its place is put away.
  usePolling(() => {
    if (live !== 'live') refresh();
    else if (touched.size > 0) {
      forgetTouched();
      reload();
    }
  });
  return { refresh, isDisconnected: live === 'disconnected' };
}
