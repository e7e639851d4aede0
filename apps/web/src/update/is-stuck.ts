import type { Outcome } from './outcome.ts';

const ATTEMPTS_UNTIL_STUCK = 3;

/**
 * True if an update needs a person: it has been tried often enough, in vain, and not because of the
 * connection alone. What waits for the connection is said once for all, not for each.
 */
export function isStuck(outcome: Outcome, attempts: number): boolean {
  return outcome.kind === 'unsettled' && outcome.reason !== 'network' && attempts === ATTEMPTS_UNTIL_STUCK;
}
