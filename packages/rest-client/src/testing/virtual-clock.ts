import type { Clock } from '../clock.ts';

/** A time that passes only when it is told to. */
export interface VirtualClock extends Clock {
  /** Lets so many milliseconds pass, with every timer that falls due in them, in order. */
  advance(ms: number): Promise<void>;
  /**
   * Gives what the work gives, and lets time pass until it does: whenever nothing else is left to do, the clock jumps to
   * the next timer. Real waiting inside the work, of a token function that asks a server for instance, counts as
   * nothing to do.
   */
  settle<T>(work: PromiseLike<T>): Promise<T>;
  /** How many timers are set. 0 once no call is under way. */
  readonly timers: number;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Makes a clock that stands still at `start`, in milliseconds since the epoch. Default: 2026-01-01T12:00:00Z. */
export function createVirtualClock(start = Date.UTC(2026, 0, 1, 12)): VirtualClock {
  let now = start;
  // In the order in which they were set, which decides between those of one instant.
  const timers = new Set<Timer>();

  const next = (): Timer | null => {
    let first: Timer | null = null;
    for (const timer of timers) if (first === null || timer.at < first.at) first = timer;
    return first;
  };
  const fire = (timer: Timer) => {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.callback();
  };

  return {
    now: () => now,
    monotonic: () => now - start,
    setTimeout(callback, ms) {
      const timer = { at: now + Math.max(0, ms), callback };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => void timers.delete(timer as Timer),
    async advance(ms) {
      const end = now + ms;
      await turn();
      for (let timer = next(); timer !== null && timer.at <= end; timer = next()) {
        fire(timer);
        await turn();
      }
      now = end;
    },
    async settle(work) {
      let over = false;
      const settled = Promise.resolve(work).finally(() => {
        over = true;
      });
      settled.catch(() => undefined);
      await turn();
      while (!over) {
        const timer = next();
        if (timer !== null) fire(timer);
        await turn();
      }
      return settled;
    },
    get timers() {
      return timers.size;
    },
  };
}

// Kept from before any test framework puts its own timers in their place.
const realSetTimeout = globalThis.setTimeout;

/** Until all that can happen without time has happened. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    realSetTimeout(resolve, 0);
  });
}
