import { InvalidRequestError } from './invalid-request-error.ts';

/** For calls of a client that was closed before. */
export function closedError(operation: string): InvalidRequestError {
  return new InvalidRequestError(`${operation} was not sent: this client is closed. Make a new one.`);
}
