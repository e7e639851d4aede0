import type { ConversationStatus } from '@parley/domain/status';
import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useMemo } from 'react';
import { useOwnQuery } from '../../conversation-sync/graphql/use-own-query.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { formatView, type InboxView, toIndexVariables } from '../../conversation-sync/view/view.ts';
import {
  BoardIndexDocument,
  type BoardIndexQuery,
  type BoardIndexQueryVariables,
} from '../../generated/graphql.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import type { Columns } from './columns.ts';

export interface BoardIndex {
  readonly columns: Columns;
  readonly counts: BoardIndexQuery['toDo']['counts'];
}

export interface BoardIndexState {
  /** The last index that arrived; of another view while this one's is on its way. */
  readonly index: BoardIndex | null;
  /** The key of the view that the index belongs to. */
  readonly viewKey: string | null;
  readonly fetching: boolean;
  readonly error: CombinedError | null;
  readonly reload: () => void;
}

/** The key of what the board shows of a view: the column in front makes no difference. */
export function boardKey(view: InboxView): string {
  return formatView({ ...view, status: null });
}

/** The ids and counts of the columns. A request that fails takes nothing away from what is on screen. */
export function useBoardIndex(view: InboxView): BoardIndexState {
  const { viewer } = useInbox();
  const key = boardKey(view);
  const viewerId = viewer?.id ?? null;
  const variables = useMemo(() => toBoardVariables(view, viewerId), [view, viewerId]);
  const [{ data, error, fetching, stale }, execute] = useOwnQuery({
    query: BoardIndexDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const [last] = useCarriedState<{ data: BoardIndexQuery; viewKey: string } | null>(null, (before) =>
    data && (before?.data !== data || before.viewKey !== key) ? { data, viewKey: key } : before,
  );
  const index = useMemo(() => last && toBoardIndex(last.data), [last]);

  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useEffect(() => {
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [reload]);

  return { index, viewKey: last?.viewKey ?? null, fetching: fetching || stale, error: error ?? null, reload };
}

function toBoardIndex({ toDo, inProgress, done }: BoardIndexQuery): BoardIndex {
  const columns = { 'to-do': toDo.ids, 'in-progress': inProgress.ids, done: done.ids };
  return { columns, counts: toDo.counts };
}

function toBoardVariables(view: InboxView, viewerId: string | null): BoardIndexQueryVariables {
  const variablesOf = (status: ConversationStatus) => toIndexVariables({ ...view, status }, viewerId);
  const { filter: toDo, orderBy } = variablesOf('to-do');
  return { toDo, inProgress: variablesOf('in-progress').filter, done: variablesOf('done').filter, orderBy };
}
