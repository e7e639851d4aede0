import type { CurrentConversation } from '@parley/domain/status';
import { useMemo, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { CachedConversationRowDocument, type ConversationRowFragment } from '../../generated/graphql.ts';
import { useInbox } from '../inbox-context.tsx';
import { overlay } from '../update/overlay.ts';
import type { PendingUpdate } from '../update/pending-update.ts';
import { toCurrent } from './state.ts';

export interface ShownConversation {
  /** What the server last said. */
  readonly row: ConversationRowFragment;
  /** The same with everything pending applied. */
  readonly state: CurrentConversation;
  readonly pending: readonly PendingUpdate[];
}

/** A conversation as it is to be shown, read from the cache alone; null until it has been loaded. */
export function useConversation(id: string): ShownConversation | null {
  const { updater, planContext } = useInbox();
  const [{ data }] = useQuery({
    query: CachedConversationRowDocument,
    variables: { id },
    requestPolicy: 'cache-only',
  });
  const pending = useSyncExternalStore(updater.subscribe, () => updater.pendingOf(id));
  const row = data?.conversation ?? null;
  return useMemo(
    () => row && { row, state: overlay(toCurrent(row), pending, planContext()), pending },
    [row, pending, planContext],
  );
}
