import { InvalidRequestError } from './errors/invalid-request-error.ts';

/** Checks how many requests a call may begin. */
export function checkMaxAttempts(maxAttempts: unknown): number {
  if (
    typeof maxAttempts === 'number' &&
    Number.isInteger(maxAttempts) &&
    maxAttempts >= 1 &&
    maxAttempts <= 10
  )
    return maxAttempts;
  const detail = 'The maxAttempts is not an integer from 1 to 10.';
  throw new InvalidRequestError(`${detail} Give 1 for a single attempt.`, [
    { pointer: '/maxAttempts', detail },
  ]);
}
