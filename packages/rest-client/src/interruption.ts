/** Why a call ended before its answer was in. */
export class Interrupted {
  readonly by: 'deadline' | 'caller';
  readonly reason: unknown;

  constructor(by: 'deadline' | 'caller', reason?: unknown) {
    this.by = by;
    this.reason = reason;
  }
}

/** The one clock and the one listener of a call. */
export interface Interruption {
  /** For the transport. */
  readonly signal: AbortSignal;
  /** Settles with the work, or rejects with {@link Interrupted}. */
  race<T>(work: T | Promise<T>): Promise<T>;
  /** Stops the clock and takes the listener off. `abandon` = the transport need not go on. */
  end(how: 'complete' | 'abandon'): void;
}

/**
 * One timer, one controller, one listener per call, taken off when the body is in and not when the headers are.
 * `AbortSignal.any` and `AbortSignal.timeout` cost more and kept memory alive with long-lived signals.
 */
export function startInterruption(deadline: number, caller: AbortSignal | undefined): Interruption {
  const controller = new AbortController();
  let reject: (by: Interrupted) => void;
  const interrupted = new Promise<never>((_, rejectIt) => {
    reject = rejectIt;
  });
  interrupted.catch(() => undefined);

  // Rejects first: the transport's own failure at the abort must not win the race.
  const interrupt = (by: Interrupted) => {
    reject(by);
    controller.abort();
  };
  const onAbort = () => interrupt(new Interrupted('caller', caller?.reason));
  const timer = setTimeout(() => interrupt(new Interrupted('deadline')), deadline);
  caller?.addEventListener('abort', onAbort, { once: true });
  if (caller?.aborted) onAbort();

  return {
    signal: controller.signal,
    race: (work) => Promise.race([interrupted, work]),
    end(how) {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
      if (how === 'abandon') controller.abort();
    },
  };
}
