import { InvalidRequestError } from './errors/invalid-request-error.ts';

/** Checks the id of a conversation or a user. */
export function checkId(id: unknown, pointer: string): number {
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id;
  const detail = 'The id is not a positive safe integer.';
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer, detail }]);
}
