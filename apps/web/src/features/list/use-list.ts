import { useMemo, useState, useSyncExternalStore } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { formatView, type InboxView } from '../../conversation-sync/view/view.ts';
import { shiftCounts, toCounts } from './shift-counts.ts';
import { useConversationIndex } from './use-conversation-index.ts';
import { useFreshness } from './use-freshness.ts';
import { useOwnMoves } from './use-own-moves.ts';
import { useShownIds } from './use-shown-ids.ts';

/** What the list shows of a view, kept up to date by our own changes and by those of others. */
export function useList(view: InboxView, openId: string | null) {
  const { rows } = useInbox();
  const state = useConversationIndex(view);
  const { index, viewKey, fetching, error, reload } = state;
  const { moves, touched, forgetTouched } = useOwnMoves(index, reload);

  const [chosen, setChosen] = useState<string | null>(null);
  const held = new Set([...touched, ...[chosen, openId].filter((id) => id !== null)]);
  const ids = useShownIds(index, viewKey, held);
  const listed = [chosen, openId].find((id) => id !== null && ids.includes(id));
  const counts = useMemo(
    () => (index ? shiftCounts(toCounts(index.counts), moves.values()) : null),
    [index, moves],
  );

  const isThisView = viewKey === formatView(view);
  const isShown = index !== null && (isThisView || error === null);

  const size = index === null ? null : index.ids.length;
  const { refresh, isDisconnected } = useFreshness({ size, fetching, reload, touched, forgetTouched });
  const rowsFailed = useSyncExternalStore(rows.subscribe, rows.hasFailed);

  return {
    state,
    ids,
    counts: isShown ? counts : null,
    isThisView,
    /** Rows of another view stand in while this one is on its way, and for no longer. */
    isShown,
    /** The row that can have the focus; null = none is shown. */
    activeId: isShown ? (listed ?? ids[0] ?? null) : null,
    setChosen,
    refresh,
    rowsFailed,
    isDisconnected,
  };
}

export type List = ReturnType<typeof useList>;
