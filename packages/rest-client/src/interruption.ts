import type { Clock } from './clock.ts';

/** Why a call ended before its answer was in. */
export class Interrupted {
  readonly by: 'deadline' | 'caller';
  readonly reason: unknown;

  constructor(by: 'deadline' | 'caller', reason?: unknown) {
    this.by = by;
    this.reason = reason;
  }
}

/** The one clock and the listeners of a call. */
export interface Interruption {
  /** Settles with the work, or rejects with {@link Interrupted}. */
  race<T>(work: T | Promise<T>): Promise<T>;
  /** Waits so many milliseconds, or rejects with {@link Interrupted}. */
  pause(ms: number): Promise<void>;
  /** Milliseconds until the deadline; 0 once interrupted. */
  remaining(): number;
  /** Why it was interrupted; `null` when it was not. */
  interrupted(): Interrupted | null;
  /** Sets the clock anew; `null` stops it. */
  restart(deadline: number | null): void;
  /** For one request of the call. */
  open(): OpenRequest;
  /** Stops the clock and takes the listeners off. */
  end(): void;
}

/** What lets go of the connection of one request. */
export interface OpenRequest {
  /** For the transport. */
  readonly signal: AbortSignal;
  /** The whole answer is in: there is nothing to let go of. */
  complete(): void;
  /** Tells the transport that it need not go on, unless the answer is complete. */
  release(): void;
}

/**
 * One timer per call, one controller per request, one listener per signal, taken off when the body is in and not when
 * the headers are. `AbortSignal.any` and `AbortSignal.timeout` cost more and kept memory alive with long-lived signals.
 * `deadline` in milliseconds; `null` = no clock yet.
 */
export function startInterruption(
  clock: Clock,
  deadline: number | null,
  ...callers: readonly (AbortSignal | undefined)[]
): Interruption {
  let cause: Interrupted | null = null;
  let controller: AbortController | null = null;
  let timer: unknown;
  let endsAt = Number.POSITIVE_INFINITY;
  let reject: (by: Interrupted) => void;
  const interrupted = new Promise<never>((_, rejectIt) => {
    reject = rejectIt;
  });
  interrupted.catch(() => undefined);

  // Rejects first: the transport's own failure at the abort must not win the race.
  const interrupt = (by: Interrupted) => {
    cause ??= by;
    reject(by);
    controller?.abort();
  };
  const onAbort = (event?: Event) => {
    const caller = callers.find((signal) => signal === event?.target) ?? callers.find((it) => it?.aborted);
    interrupt(new Interrupted('caller', caller?.reason));
  };
  const restart = (ms: number | null) => {
    clock.clearTimeout(timer);
    endsAt = ms === null ? Number.POSITIVE_INFINITY : clock.monotonic() + ms;
    if (ms !== null) timer = clock.setTimeout(() => interrupt(new Interrupted('deadline')), ms);
  };
  const race = <T>(work: T | Promise<T>) => Promise.race([interrupted, work]);

  restart(deadline);
  for (const caller of callers) caller?.addEventListener('abort', onAbort, { once: true });
  if (callers.some((caller) => caller?.aborted)) onAbort();

  return {
    race,
    restart,
    interrupted: () => cause,
    remaining: () => (cause === null ? Math.max(0, endsAt - clock.monotonic()) : 0),
    async pause(ms) {
      let waiting: unknown;
      const over = new Promise<void>((resolve) => {
        waiting = clock.setTimeout(resolve, ms);
      });
      try {
        await race(over);
      } finally {
        clock.clearTimeout(waiting);
      }
    },
    open() {
      const current = new AbortController();
      let whole = false;
      controller = current;
      if (cause !== null) current.abort();
      return {
        signal: current.signal,
        complete() {
          whole = true;
        },
        release() {
          if (!whole) current.abort();
        },
      };
    },
    end() {
      clock.clearTimeout(timer);
      for (const caller of callers) caller?.removeEventListener('abort', onAbort);
    },
  };
}
