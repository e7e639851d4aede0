import { useSyncExternalStore } from 'react';
import { createStore } from '../store/create-store.ts';
import { serverNow } from './server-time.ts';

const TICK_MS = 20_000;
const clock = createStore(serverNow());
let readers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

const tick = (): void => clock.set(serverNow());

function subscribe(listener: () => void): () => void {
  if (readers++ === 0) {
    tick();
    timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick);
  }
  const unsubscribe = clock.subscribe(listener);
  return () => {
    unsubscribe();
    if (--readers > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** The one clock of the page: every relative time ticks together. Milliseconds since the epoch. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, clock.get);
}
