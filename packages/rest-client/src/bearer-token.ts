import type { Token } from './client-options.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { toCause } from './errors/to-cause.ts';

/** Gives the token of one call. Closes over it, so that nothing that can be inspected holds it. */
export type ReadToken = () => string | Promise<string>;

/** Checks a fixed token at once, a function's on each call. */
export function toReadToken(token: Token): ReadToken {
  if (typeof token !== 'function') {
    const checked = checkToken(token);
    return () => checked;
  }
  return async () => {
    let given: string;
    try {
      given = await token();
    } catch (error) {
      throw new InvalidRequestError(
        'Nothing was sent: the token function failed. See cause, and give a function that answers with a token.',
        [{ pointer: '/token', detail: 'The token function failed.' }],
        toCause(error),
      );
    }
    return checkToken(given);
  };
}

// The platforms' own messages about a bad header repeat its value, so it never reaches them.
function checkToken(token: unknown): string {
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
  const detail = 'The token is empty, not a text, or has characters that a header cannot carry.';
  throw new InvalidRequestError(`${detail} Give the bare token, without "Bearer" and without line breaks.`, [
    { pointer: '/token', detail },
  ]);
}
