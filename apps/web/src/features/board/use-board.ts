import { CONVERSATION_STATUSES } from '@parley/domain/status';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import type { InboxView } from '../../conversation-sync/view/view.ts';
import { shiftCounts, toCounts } from '../list/shift-counts.ts';
import { useFreshness } from '../list/use-freshness.ts';
import { useOwnMoves } from '../list/use-own-moves.ts';
import { columnOf } from './columns.ts';
import { boardKey, useBoardIndex } from './use-board-index.ts';
import { useColumns } from './use-columns.ts';

/** What the board shows of a view, kept up to date by our own changes and by those of others. */
export function useBoard(view: InboxView, openId: string | null) {
  const { rows } = useInbox();
  const state = useBoardIndex(view);
  const { index, viewKey, fetching, error, reload } = state;
  const { moves, touched, forgetTouched } = useOwnMoves(index, reload);

  const [chosen, setChosen] = useState<string | null>(null);
  const held = new Set([...touched, ...[chosen, openId].filter((id) => id !== null)]);
  const columns = useColumns(index, viewKey, moves, held);
  const shown = [chosen, openId].find((id) => id !== null && columnOf(columns, id) !== null);
  const first = [view.status, ...CONVERSATION_STATUSES].find(
    (status) => status && columns[status].length > 0,
  );
  const counts = useMemo(
    () => (index ? shiftCounts(toCounts(index.counts), moves.values()) : null),
    [index, moves],
  );

  const isThisView = viewKey === boardKey(view);
  const isShown = index !== null && (isThisView || error === null);

  const size = index && CONVERSATION_STATUSES.reduce((sum, status) => sum + index.columns[status].length, 0);
  const { refresh, isDisconnected } = useFreshness({ size, fetching, reload, touched, forgetTouched });
  const rowsFailed = useSyncExternalStore(rows.subscribe, rows.hasFailed);

  return {
    state,
    columns,
    counts,
    isThisView,
    /** Cards of another view stand in while this one is on its way, and for no longer. */
    isShown,
    /** The card that keys are for when none has the focus; null = there is none. */
    activeId: isShown ? (shown ?? (first && columns[first][0]) ?? null) : null,
    setChosen,
    refresh,
    rowsFailed,
    isDisconnected,
  };
}
