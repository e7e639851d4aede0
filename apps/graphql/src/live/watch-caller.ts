import type { Caller } from '../auth/caller.ts';
import { ExpectedError } from '../failures/expected-error.ts';

const LOOK_MS = 10_000;

interface CallerWatch {
  /** Aborted once the caller may follow no longer; its reason is what they are told. */
  readonly refused: AbortSignal;
  stop(): void;
}

/**
 * Looks again and again whether a caller may still follow: a subscription outlives what was proved when it began.
 * `now` in milliseconds since the epoch.
 */
export function watchCaller(caller: Caller, now: number): CallerWatch {
  const refusing = new AbortController();
  const expiresIn = caller.expiresAt === null ? Number.POSITIVE_INFINITY : caller.expiresAt - now;
  // By a clock that nobody sets.
  const start = performance.now();
  let timer: NodeJS.Timeout;
  let stopped = false;

  function schedule(): void {
    // Whole and bounded: an expiry is any number that an issuer writes.
    const left = Math.ceil(expiresIn - (performance.now() - start));
    timer = setTimeout(() => void look(), Math.min(Math.max(0, left), LOOK_MS)).unref();
  }

  async function look(): Promise<void> {
    try {
      if (performance.now() - start >= expiresIn) throw new ExpectedError('UNAUTHENTICATED');
      await caller.recheck();
    } catch (error) {
      // Who cannot be asked about now is asked about again.
      if (error instanceof ExpectedError && error.code !== 'UPSTREAM_UNAVAILABLE') refusing.abort(error);
    }
    if (!stopped && !refusing.signal.aborted) schedule();
  }

  schedule();
  return {
    refused: refusing.signal,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
