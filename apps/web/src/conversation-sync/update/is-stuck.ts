import type { Outcome } from './outcome.ts';

const ATTEMPTS_UNTIL_STUCK = 3;
/** Seconds. */
const LONG_WAIT_SECONDS = 5;

/**
 * True if an update needs a person: it has been tried often enough, in vain, and not because of the
 * connection alone, or the server wants it to wait for longer than anybody would without a word. What waits for the
 * connection is said once for all, not for each.
 */
export function isStuck(outcome: Outcome, attempts: number): boolean {
  if (outcome.kind !== 'unsettled' || outcome.reason === 'network') return false;
  const waits = (outcome.retryAfterSeconds ?? 0) > LONG_WAIT_SECONDS;
  return attempts === (waits ? 1 : ATTEMPTS_UNTIL_STUCK);
}
