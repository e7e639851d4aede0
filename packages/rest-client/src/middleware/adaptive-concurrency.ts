import { isRestClientError } from '../errors/guards.ts';
import { checkOption } from '../limits.ts';
import type { AttemptContext, Middleware } from './middleware.ts';

/** Settings of {@link adaptiveConcurrency}. */
export interface AdaptiveConcurrencyOptions {
  /**
   * Requests at once before anything is known.
   * @default 16
   */
  readonly initial?: number;
  /**
   * Never fewer at once, from 1.
   * @default 1
   */
  readonly min?: number;
  /**
   * Never more at once.
   * @default 256
   */
  readonly max?: number;
  /**
   * Answers that take longer than this times the usual count as a sign of overload; above 1. `Infinity` = only 429,
   * 503 and limits of time that passed count.
   * @default 3
   */
  readonly slowness?: number;
}

/** What is left after a sign of overload. */
const DECREASE = 0.7;
/** Of the newest answer in what is usual, when it was slower; a faster one is taken as it is. */
const DRIFT = 0.02;
/** Milliseconds below which no answer counts as slow: the differences are noise there. */
const NEVER_SLOW = 20;

/**
 * Finds out how many requests at once the API carries, as TCP does: one more per round while all goes well (additive
 * increase), a third fewer at a sign of overload (multiplicative decrease), at most once per round. Requests beyond wait in
 * order, within their deadlines; one that waits in vain is `not-sent`. Does not limit requests per second.
 */
export function adaptiveConcurrency({
  initial = 16,
  min = 1,
  max = 256,
  slowness = 3,
}: AdaptiveConcurrencyOptions = {}): Middleware {
  checkOption(min, 'min', 1, 100_000);
  checkOption(max, 'max', min, 100_000);
  checkOption(initial, 'initial', min, max);
  checkOption(slowness, 'slowness', 1, Number.POSITIVE_INFINITY);
  const waiting: (() => void)[] = [];
  let limit = initial;
  let running = 0;
  let usual: number | null = null;
  let decreasedAt = Number.NEGATIVE_INFINITY;

  const enter = async (context: AttemptContext) => {
    if (running < Math.floor(limit)) {
      running += 1;
      return;
    }
    const { promise, resolve } = toTurn();
    waiting.push(resolve);
    try {
      await context.call.race(promise);
    } catch (error) {
      const index = waiting.indexOf(resolve);
      if (index >= 0) waiting.splice(index, 1);
      // Its turn and its end came together.
      else leave();
      throw error;
    }
  };

  const leave = () => {
    running -= 1;
    while (running < Math.floor(limit)) {
      const next = waiting.shift();
      if (next === undefined) return;
      running += 1;
      next();
    }
  };

  const adjust = (isOverloaded: boolean, startedAt: number, now: number) => {
    if (isOverloaded) {
      // Requests from before the last decrease tell of the load that it has ended.
      if (startedAt < decreasedAt) return;
      limit = Math.max(min, limit * DECREASE);
      decreasedAt = now;
    } else if (running >= Math.floor(limit)) {
      // Only a limit that is reached has been tried.
      limit = Math.min(max, limit + 1 / limit);
    }
  };

  const isSlow = (took: number): boolean => {
    const slow = usual !== null && took > NEVER_SLOW && took > usual * slowness;
    usual = usual === null || took < usual ? took : usual + (took - usual) * DRIFT;
    return slow;
  };

  return {
    name: 'adaptive-concurrency',
    async attempt(context, next) {
      await enter(context);
      const { clock } = context.call;
      const startedAt = clock.monotonic();
      try {
        const answer = await next();
        const now = clock.monotonic();
        adjust(isSlow(now - startedAt), startedAt, now);
        return answer;
      } catch (error) {
        if (isOverload(error)) adjust(true, startedAt, clock.monotonic());
        throw error;
      } finally {
        leave();
      }
    },
  };
}

function isOverload(error: unknown): boolean {
  return (
    isRestClientError(error, 'too-many-requests') ||
    isRestClientError(error, 'deadline-exceeded') ||
    (isRestClientError(error, 'server-error') && error.status === 503)
  );
}

function toTurn(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((resolveIt) => {
    resolve = resolveIt;
  });
  return { promise, resolve };
}
