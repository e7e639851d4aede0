import { InvalidRequestError } from './errors/invalid-request-error.ts';

/** Above this, timers of JavaScript fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Checks a deadline in milliseconds. */
export function checkDeadline(deadline: unknown, pointer = '/deadline'): number {
  if (typeof deadline === 'number' && deadline > 0 && deadline <= LONGEST_TIMER) return deadline;
  const detail = `The ${pointer.slice(1)} is not a number of milliseconds above 0 and up to ${LONGEST_TIMER}.`;
  throw new InvalidRequestError(`${detail} Give 30_000 for half a minute.`, [{ pointer, detail }]);
}
