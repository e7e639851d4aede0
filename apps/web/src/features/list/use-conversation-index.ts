import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useMemo } from 'react';
import { useOwnQuery } from '../../conversation-sync/graphql/use-own-query.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { formatView, type InboxView, toIndexVariables } from '../../conversation-sync/view/view.ts';
import { ConversationIndexDocument, type ConversationIndexQuery } from '../../generated/graphql.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';

export type Index = ConversationIndexQuery['conversationIndex'];

export interface IndexState {
  /** The last index that arrived; of another view while this one's is on its way. */
  readonly index: Index | null;
  /** The view that the index belongs to. */
  readonly viewKey: string | null;
  readonly fetching: boolean;
  readonly error: CombinedError | null;
  readonly reload: () => void;
}

/** The ids and counts of a view. A request that fails takes nothing away from what is on screen. */
export function useConversationIndex(view: InboxView): IndexState {
  const { viewer } = useInbox();
  const key = formatView(view);
  const viewerId = viewer?.id ?? null;
  const variables = useMemo(() => toIndexVariables(view, viewerId), [view, viewerId]);
  const [{ data, error, fetching, stale }, execute] = useOwnQuery({
    query: ConversationIndexDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const fresh = data?.conversationIndex;
  const [last] = useCarriedState<{ index: Index; viewKey: string } | null>(null, (before) =>
    fresh && (before?.index !== fresh || before.viewKey !== key) ? { index: fresh, viewKey: key } : before,
  );

  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useEffect(() => {
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [reload]);

  return {
    index: last?.index ?? null,
    viewKey: last?.viewKey ?? null,
    fetching: fetching || stale,
    error: error ?? null,
    reload,
  };
}
