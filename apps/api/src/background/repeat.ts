import { setTimeout as delay } from 'node:timers/promises';

/** Something that goes on until it is stopped; `stop` waits for a round that is running. */
export interface BackgroundWork {
  stop(): Promise<void>;
}

/** Runs a round at once and again after each pause; what a round throws is told and does not end it. */
export function repeat(
  everyMs: number,
  round: () => Promise<unknown>,
  onError: (error: unknown) => void,
): BackgroundWork {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      await round().catch(onError);
      await delay(everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
