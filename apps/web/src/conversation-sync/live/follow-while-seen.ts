import type { Client } from '@urql/core';
import { createFollower, type FollowerOptions } from './follower.ts';
import { openStream } from './open-stream.ts';

// Browsers open six connections to a server without HTTP/2: pages that nobody looks at give theirs back.
const HIDDEN_TIMEOUT_MS = 20_000;

type Listener = Pick<FollowerOptions, 'onChanged' | 'onGap' | 'onState'>;

/** Follows the changes while the page is looked at. Returns what ends it. */
export function followWhileSeen(client: Client, listener: Listener): () => void {
  const follower = createFollower({
    ...listener,
    open: (after, stream) => openStream(client, after, stream),
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    chance: Math.random,
  });
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const onVisible = (): void => {
    clearTimeout(leaving);
    if (document.visibilityState === 'visible') follower.start();
    else leaving = setTimeout(follower.stop, HIDDEN_TIMEOUT_MS);
  };
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('online', follower.start);
  onVisible();
  return () => {
    clearTimeout(leaving);
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('online', follower.start);
    follower.stop();
  };
}
