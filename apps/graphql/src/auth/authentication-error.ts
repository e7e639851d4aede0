import { ExpectedError } from '../failures/expected-error.ts';

const UNCHECKED = 'Tokens cannot be checked right now and nothing was changed; try again in a moment.';

interface Options extends ErrorOptions {
  readonly retryAfterSeconds?: number;
}

/**
 * Why a request is not even looked at: the token is malformed, expired or for somebody else (UNAUTHENTICATED), whom it
 * names may not work here (FORBIDDEN), or nobody can tell just now (UPSTREAM_UNAVAILABLE).
 */
export class AuthenticationError extends ExpectedError {
  override readonly name = 'AuthenticationError';

  constructor(
    code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'UPSTREAM_UNAVAILABLE',
    { retryAfterSeconds = 1, ...options }: Options = {},
  ) {
    super(code, {
      ...options,
      ...(code === 'UPSTREAM_UNAVAILABLE' && { message: UNCHECKED, retryAfterSeconds }),
    });
  }
}
