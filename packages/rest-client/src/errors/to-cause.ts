import type { Redact } from '../redact.ts';

/**
 * What may be shown of a foreign error: name, message and code. Its other properties can hold
 * the bytes of the answer or the headers of the request.
 */
export function toCause(error: unknown, redact: Redact = (text) => text): Error {
  if (!(error instanceof Error)) return new Error('no error was thrown');
  const cause = new Error(redact(error.message));
  cause.name = error.name;
  delete cause.stack;
  if ('code' in error && typeof error.code === 'string') Object.assign(cause, { code: error.code });
  if (error.cause instanceof Error) cause.cause = toCause(error.cause, redact);
  return cause;
}
