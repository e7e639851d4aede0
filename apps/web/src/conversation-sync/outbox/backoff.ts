import { retryDelay } from '../../lib/timing/retry-delay.ts';

/**
 * Milliseconds until an update is sent again after so many attempts, the first one being 1; never sooner
 * than the server asked for.
 *
 * @param chance from 0 to below 1
 */
export function backoff(attempts: number, retryAfterSeconds: number | null, chance: number): number {
  return Math.max((retryAfterSeconds ?? 0) * 1000, retryDelay(attempts - 1, chance));
}
