import type { CurrentConversation } from '@parley/domain/status';
import { useCallback } from 'react';
import { useClient } from 'urql';
import { CachedConversationRowDocument, type ConversationRowFragment } from '../../generated/graphql.ts';
import { useInbox } from '../inbox-context.tsx';
import { overlay } from '../update/overlay.ts';
import { toCurrent } from './state.ts';

export interface ConversationSnapshot {
  readonly id: string;
  readonly row: ConversationRowFragment;
  /** With everything pending applied. */
  readonly seen: CurrentConversation;
}

/** Reads a conversation as it is shown right now; null until it has been loaded. */
export function useReadConversation(): (id: string) => ConversationSnapshot | null {
  const client = useClient();
  const { updater, planContext } = useInbox();
  return useCallback(
    (id) => {
      const row = client.readQuery(CachedConversationRowDocument, { id })?.data?.conversation;
      return row ? { id, row, seen: overlay(toCurrent(row), updater.pendingOf(id), planContext()) } : null;
    },
    [client, updater, planContext],
  );
}
