import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { retriedImport } from '../../lib/lazy/retried-import.ts';
import type { LiveState } from './follower.ts';

const following = retriedImport(() =>
  import('./follow-while-seen.ts').then((module) => module.followWhileSeen),
);

interface LiveListener {
  readonly onChanged: () => void;
  readonly onGap: () => void;
}

/** Follows what others change, from when the list is there; the cache takes each conversation by itself. */
export function useLive(isListed: boolean, listener: LiveListener): LiveState {
  const client = useClient();
  const [state, setState] = useState<LiveState>('off');
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (!isListed) return;
    let end: (() => void) | null = null;
    let isOver = false;
    const unsubscribe = following.subscribe(() => following.get() ?? setState('disconnected'));
    void following.load().then((followWhileSeen) => {
      if (isOver) return;
      end = followWhileSeen(client, {
        onChanged: () => latest.current.onChanged(),
        onGap: () => latest.current.onGap(),
        onState: setState,
      });
    });
    return () => {
      isOver = true;
      unsubscribe();
      end?.();
    };
  }, [client, isListed]);
  return state;
}
