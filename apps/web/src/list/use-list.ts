import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useLive } from '../live/use-live.ts';
import { useSoon } from '../live/use-soon.ts';
import type { InboxView } from '../route/view.ts';
import { useInbox } from '../session/inbox-context.tsx';
import { shiftCounts, toCounts } from './shift-counts.ts';
import { useConversationIndex } from './use-conversation-index.ts';
import { useOwnMoves } from './use-own-moves.ts';
import { useShownIds } from './use-shown-ids.ts';
import { useSweep } from './use-sweep.ts';

// An index of 10,000 ids is read at most each 5 seconds, one of 1,000 each second.
const MILLISECONDS_PER_ID = 0.5;

/** What the list shows of a view, kept up to date by our own changes and by those of others. */
export function useList(view: InboxView, openId: string | null) {
  const { rows } = useInbox();
  const state = useConversationIndex(view);
  const { index, of, fetching, reload } = state;
  const { moves, touched } = useOwnMoves(index, reload);

  const [chosen, setChosen] = useState<string | null>(null);
  const held = new Set([...touched, ...[chosen, openId].filter((id) => id !== null)]);
  const ids = useShownIds(index, of, held);
  const listed = [chosen, openId].find((id) => id !== null && ids.includes(id));
  const counts = useMemo(
    () => (index ? shiftCounts(toCounts(index.counts), moves.values()) : null),
    [index, moves.size, [...moves.values()]],
  );

  const refresh = useCallback(() => {
    touched.clear();
    reload();
    rows.refresh();
  }, [touched, reload, rows]);
  const reloadSoon = useSoon(
    reload,
    fetching,
    Math.max(1000, (index?.ids.length ?? 0) * MILLISECONDS_PER_ID),
  );
  const live = useLive(index !== null, {
    onChanged: reloadSoon,
    onGap() {
      reloadSoon();
      rows.refresh();
    },
  });
  // Without the stream the list is read again now and then; with it, only rows that have left are put away.
  useSweep(() => {
    if (live !== 'live') refresh();
    else if (touched.size > 0) {
      touched.clear();
      reload();
    }
  });
  const rowsFailed = useSyncExternalStore(rows.subscribe, rows.hasFailed);

  return {
    state,
    ids,
    counts,
    /** The row that can have the focus; null = the list is empty. */
    activeId: listed ?? ids[0] ?? null,
    setChosen,
    refresh,
    rowsFailed,
    isAway: live === 'away',
  };
}

export type List = ReturnType<typeof useList>;
