import { ERROR_CATALOGUE } from '../failures/error-catalogue.ts';

const REFUSALS = {
  /** The token is malformed, expired, of somebody else, or for somebody else. */
  UNAUTHENTICATED: { status: 401, message: ERROR_CATALOGUE.UNAUTHENTICATED },
  /** The token is good, and whoever it names may not work here. */
  FORBIDDEN: { status: 403, message: ERROR_CATALOGUE.FORBIDDEN },
  /** Nobody can tell just now. */
  UPSTREAM_UNAVAILABLE: {
    status: 503,
    message: 'Tokens cannot be checked right now and nothing was changed; try again in a moment.',
  },
} as const;

interface Options extends ErrorOptions {
  /** When it is known better; only of use where nobody can tell just now. */
  readonly retryAfterSeconds?: number;
}

/** Why a request is not even looked at. The message may be shown; the cause may not. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
  readonly code: keyof typeof REFUSALS;
  readonly status: number;
  readonly retryAfterSeconds: number;

  constructor(code: keyof typeof REFUSALS, { retryAfterSeconds = 1, ...options }: Options = {}) {
    super(REFUSALS[code].message, options);
    this.code = code;
    this.status = REFUSALS[code].status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
