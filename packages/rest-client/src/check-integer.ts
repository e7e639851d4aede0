import { refuse } from './errors/invalid-request-error.ts';

/** Checks a number that must be an integer of 1 or more: an id, a limit. */
export function checkInteger(value: unknown, pointer: string, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  return refuse(pointer, `The ${pointer.slice(1)} is not an integer from 1 to ${most}.`);
}
