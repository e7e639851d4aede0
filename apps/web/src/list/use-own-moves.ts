import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { toCurrent } from '../conversation/state.ts';
import { CachedConversationRowDocument } from '../generated/graphql.ts';
import { useInbox } from '../session/inbox-context.tsx';
import { overlay } from '../update/overlay.ts';
import type { Move } from './shift-counts.ts';
import type { Index } from './use-conversation-index.ts';

/**
 * What we have moved since the server last counted, and which rows we have touched.
 * A saved move counts until an index arrives that knows of it, so that no number flickers.
 */
export function useOwnMoves(index: Index | null, onSettled: () => void) {
  const client = useClient();
  const { updater, planContext } = useInbox();
  const moves = useRef(new Map<string, Move>());
  const touched = useRef(new Set<string>());
  const [, setVersion] = useState(0);
  const [countedBy, setCountedBy] = useState(index);

  useEffect(() => {
    let busy = new Set(Object.keys(updater.all()));
    return updater.subscribe(() => {
      const now = new Set(Object.keys(updater.all()));
      for (const id of new Set([...busy, ...now])) {
        touched.current.add(id);
        const row = client.readQuery(CachedConversationRowDocument, { id })?.data?.conversation;
        if (!row) continue;
        const base = toCurrent(row);
        const { status } = overlay(base, updater.pendingOf(id), planContext());
        moves.current.set(id, { from: moves.current.get(id)?.from ?? base.status, to: status });
      }
      const settled = [...busy].some((id) => !now.has(id));
      busy = now;
      setVersion((version) => version + 1);
      if (settled) onSettled();
    });
  }, [client, updater, planContext, onSettled]);

  if (countedBy !== index) {
    setCountedBy(index);
    for (const id of moves.current.keys()) {
      if (updater.pendingOf(id).length === 0) moves.current.delete(id);
    }
  }

  return { moves: moves.current, touched: touched.current };
}
