import type { CallOptions } from './call-options.ts';
import { InvalidRequestError, refuse } from './errors/client.ts';

/** Checks a number that must be an integer of 1 or more: an id, a limit. */
export function checkInteger(value: unknown, pointer: string, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  return refuse(pointer, `The ${pointer.slice(1)} is not an integer from 1 to ${most}.`);
}

/** Above this, timers of JavaScript fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Checks a deadline, or another limit, in milliseconds. */
export function checkDeadline(deadline: unknown, pointer = '/deadline'): number {
  if (typeof deadline === 'number' && deadline > 0 && deadline <= LONGEST_TIMER) return deadline;
  return refuse(
    pointer,
    `The ${pointer.slice(1)} is not a number of milliseconds above 0 and up to ${LONGEST_TIMER}.`,
  );
}

/** The same for a limit that there need not be; `null` = none. */
export function checkAttemptTimeout(timeout: number | null | undefined): number | null {
  return timeout == null ? null : checkDeadline(timeout, '/attemptTimeout');
}

/** What a call may take. Times in milliseconds. */
export interface CallLimits {
  readonly deadline: number;
  /** `null` = none. */
  readonly attemptTimeout: number | null;
  readonly maxAttempts: number;
}

/** The limits of one call: its own, and those of the client that it does not replace. */
export function toLimits(client: CallLimits, options: CallOptions): CallLimits {
  const { deadline, attemptTimeout, maxAttempts } = options;
  return {
    deadline: deadline === undefined ? client.deadline : checkDeadline(deadline),
    attemptTimeout:
      attemptTimeout === undefined ? client.attemptTimeout : checkAttemptTimeout(attemptTimeout),
    maxAttempts:
      maxAttempts === undefined ? client.maxAttempts : checkInteger(maxAttempts, '/maxAttempts', 10),
  };
}

/** Checks how large an answer may be; `null` = each operation's own limit. */
export function checkMaxResponseBytes(bytes: number | undefined): number | null {
  return bytes === undefined ? null : checkInteger(bytes, '/maxResponseBytes');
}

/** Checks a number of a middleware's options: from `least`, which it may be, to `most`. */
export function checkOption(value: number, name: string, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  const detail = `The ${name} is not a number from ${least} to ${most}.`;
  throw new InvalidRequestError(detail, [{ pointer: `/${name}`, detail }]);
}
