import type { Clock } from '../clock.ts';

/** Why a call, or one request of it, ended before its response was complete. */
export class Cancellation {
  readonly by: 'deadline' | 'attempt' | 'caller';
  readonly reason: unknown;

  constructor(by: 'deadline' | 'attempt' | 'caller', reason?: unknown) {
    this.by = by;
    this.reason = reason;
  }
}

/** For work that is still pending when the call ends: a middleware may return before what it has started. */
const CANCELLED = new Cancellation('caller');

/** Pending work, and the request that it belongs to; `null` = none. */
interface Waiting {
  readonly reject: (by: Cancellation) => void;
  readonly request: CancelSource | null;
}

/**
 * The clock and the listeners of a call: one timer per call, one listener per signal, taken off when the body is in
 * and not when the headers are, and a controller per request where somebody asks for its signal. `AbortSignal.any` and
 * `AbortSignal.timeout` cost more and kept memory alive with long-lived signals; `Promise.race` costs twice as much as
 * {@link race}.
 */
export class CallTimeout {
  readonly #clock: Clock;
  readonly #listening: (() => void)[] = [];
  readonly #waiting = new Set<Waiting>();
  #cause: Cancellation | null = null;
  #request: CancelSource | null = null;
  #timer: unknown;
  #endsAt = Number.POSITIVE_INFINITY;

  /** `deadline` in milliseconds; `null` = no clock yet. */
  constructor(clock: Clock, deadline: number | null, signals: readonly AbortSignal[]) {
    this.#clock = clock;
    this.restart(deadline);
    for (const signal of signals) {
      const onAbort = () => this.#interrupt(new Cancellation('caller', signal.reason));
      signal.addEventListener('abort', onAbort, { once: true });
      this.#listening.push(() => signal.removeEventListener('abort', onAbort));
      if (signal.aborted) onAbort();
    }
  }

  /** Why the call was interrupted; `null` when it was not. */
  get cause(): Cancellation | null {
    return this.#cause;
  }

  /** Milliseconds until the deadline; 0 once interrupted. */
  remaining(): number {
    return this.#cause === null ? Math.max(0, this.#endsAt - this.#clock.monotonic()) : 0;
  }

  /** Sets the clock anew; `null` stops it. */
  restart(deadline: number | null): void {
    this.#clock.clearTimeout(this.#timer);
    this.#endsAt = deadline === null ? Number.POSITIVE_INFINITY : this.#clock.monotonic() + deadline;
    if (deadline === null) return;
    this.#timer = this.#clock.setTimeout(() => this.#interrupt(new Cancellation('deadline')), deadline);
  }

  /** Settles with the work, of one request or else, or rejects with {@link Cancellation}. */
  race<T>(work: PromiseLike<T>, request: CancelSource | null = null): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting = { reject, request };
      if (this.#cause === null) this.#waiting.add(waiting);
      else reject(this.#cause);
      work.then(
        (value) => {
          this.#waiting.delete(waiting);
          resolve(value);
        },
        (error) => {
          this.#waiting.delete(waiting);
          reject(error);
        },
      );
    });
  }

  /** Waits so many milliseconds, or rejects with {@link Cancellation}. */
  async pause(ms: number): Promise<void> {
    let timer: unknown;
    try {
      await this.race(
        new Promise<void>((resolve) => {
          timer = this.#clock.setTimeout(resolve, ms);
        }),
      );
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }

  /** For one request of the call, which may take so many milliseconds of it; `null` = all that are left. */
  startRequest(timeout: number | null): CancelSource {
    const request = new CancelSource(this.#clock);
    this.#request = request;
    if (this.#cause !== null) request.cancel();
    else if (timeout !== null) {
      request.startTimer(timeout, () => {
        // Work around this request has the whole deadline.
        for (const it of this.#waiting) if (it.request === request) it.reject(new Cancellation('attempt'));
        request.cancel();
      });
    }
    return request;
  }

  /** Stops the clock, takes the listeners off, and ends what still goes on. */
  end(): void {
    this.#clock.clearTimeout(this.#timer);
    if (this.#waiting.size > 0) this.#interrupt(CANCELLED);
    this.#cause ??= CANCELLED;
    for (const stop of this.#listening) stop();
  }

  // Rejects first, so that the transport's own failure on abort does not win the race.
  #interrupt(by: Cancellation): void {
    this.#cause ??= by;
    for (const { reject } of this.#waiting) reject(this.#cause);
    this.#waiting.clear();
    this.#request?.cancel();
  }
}

/** Cancels one request. */
export class CancelSource {
  readonly #clock: Clock;
  #controller: AbortController | null = null;
  #timer: unknown;
  #state: 'open' | 'complete' | 'cancelled' = 'open';
  /** Called on cancellation: as the signal, for a fraction of its cost. */
  onCancel: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isCancelled(): boolean {
    return this.#state === 'cancelled';
  }

  /** For the transport. Created on first use. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.isCancelled) this.#controller.abort();
    return this.#controller.signal;
  }

  startTimer(ms: number, onOver: () => void): void {
    this.#timer = this.#clock.setTimeout(onOver, ms);
  }

  /** The whole response is in: there is nothing left to cancel. */
  complete(): void {
    this.#state = 'complete';
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
  }

  /** Stops the transport, unless the response is complete. */
  cancel(): void {
    if (this.#state !== 'open') return;
    this.complete();
    this.#state = 'cancelled';
    this.onCancel?.();
    this.#controller?.abort();
  }
}
