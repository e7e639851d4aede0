import { setTimeout as delay } from 'node:timers/promises';

/** A job that runs until it is stopped; `stop` waits for the current round. */
export interface BackgroundWork {
  stop(): Promise<void>;
}

/** Runs a round at once and again after each pause; an error is reported and does not end the job. */
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
