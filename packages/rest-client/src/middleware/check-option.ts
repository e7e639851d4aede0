import { InvalidRequestError } from '../errors/invalid-request-error.ts';

/** Checks a number of a middleware's options: from `least`, which it may be, to `most`. */
export function checkOption(value: number, name: string, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  const detail = `The ${name} is not a number from ${least} to ${most}.`;
  throw new InvalidRequestError(detail, [{ pointer: `/${name}`, detail }]);
}
