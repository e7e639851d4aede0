import { useCallback, useEffect } from 'react';
import { useClient } from 'urql';
import { toCurrent } from '../../conversation-sync/conversation/state.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { overlay } from '../../conversation-sync/update/overlay.ts';
import { CachedConversationRowDocument } from '../../generated/graphql.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import { useThrottled } from '../../lib/timing/use-throttled.ts';
import type { Move } from './shift-counts.ts';

const RELOAD_INTERVAL_MS = 1_000;

interface Own {
  readonly moves: ReadonlyMap<string, Move>;
  readonly touched: ReadonlySet<string>;
  readonly countedBy: object | null;
}

/**
 * What we have moved since the server last counted, and which rows we have touched.
 * A saved move counts until an index arrives that knows of it, so that no number flickers.
 */
export function useOwnMoves(index: object | null, onSettled: () => void) {
  const client = useClient();
  const { updater, planContext } = useInbox();
  const [own, setOwn] = useCarriedState<Own>(
    { moves: new Map(), touched: new Set(), countedBy: index },
    (before) => {
      if (before.countedBy === index) return before;
      const uncounted = [...before.moves].filter(([id]) => updater.pendingOf(id).length > 0);
      return { ...before, moves: new Map(uncounted), countedBy: index };
    },
  );

  // A bulk change is counted once, not for each.
  const settledSoon = useThrottled(onSettled, false, RELOAD_INTERVAL_MS);

  useEffect(() => {
    let before = updater.all();
    return updater.subscribe(() => {
      const now = updater.all();
      const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
      const changed = [...ids].filter((id) => before[id] !== now[id]);
      before = now;
      if (changed.length === 0) return;
      const moved = changed.flatMap((id): [string, Move][] => {
        const row = client.readQuery(CachedConversationRowDocument, { id })?.data?.conversation;
        if (!row) return [];
        const base = toCurrent(row);
        return [[id, { from: base.status, to: overlay(base, updater.pendingOf(id), planContext()).status }]];
      });
      setOwn((was) => ({
        ...was,
        touched: new Set([...was.touched, ...changed]),
        moves: new Map([
          ...was.moves,
          ...moved.map(([id, { from, to }]): [string, Move] => [
            id,
            { from: was.moves.get(id)?.from ?? from, to },
          ]),
        ]),
      }));
      if (changed.some((id) => !now[id])) settledSoon();
    });
  }, [client, updater, planContext, settledSoon]);

  const forgetTouched = useCallback(() => setOwn((was) => ({ ...was, touched: new Set() })), []);
  return { moves: own.moves, touched: own.touched, forgetTouched };
}
