import { checkOption } from '../limits.ts';
import type { Middleware } from './middleware.ts';

/** Settings of {@link retryBudget}. */
export interface RetryBudgetOptions {
  /**
   * How many repeats each call earns, 0 to 1: in the long run no more than this share of the calls is repeated.
   * @default 0.1
   * @example 0.2
   */
  readonly ratio?: number;
  /**
   * Repeats that may be saved up, from 1; as many are there at the start.
   * @default 10
   * @example 50
   */
  readonly burst?: number;
}

/**
 * Bounds how much repeating adds to the load of an API that fails: a token bucket of all calls that share this
 * middleware. When it is empty, a call fails with the error of the attempt that it has made. Does not delay anything,
 * and does not fill up by waiting, only by calls.
 */
export function retryBudget({ ratio = 0.1, burst = 10 }: RetryBudgetOptions = {}): Middleware {
  checkOption(ratio, 'ratio', 0, 1);
  checkOption(burst, 'burst', 1, 1_000_000);
  let tokens = burst;
  return {
    name: 'retry-budget',
    call(_, next) {
      tokens = Math.min(burst, tokens + ratio);
      return next();
    },
    mayRetry() {
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
