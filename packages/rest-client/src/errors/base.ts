/**
 * What is known about the request that failed. `not-sent`: nothing left this machine; trying again is safe.
 * `rejected`: the API answered and refused; nothing changed. `unknown`: it was sent and may have been carried out.
 */
export type Outcome = 'not-sent' | 'rejected' | 'unknown';

/** The `code` of every error of this package. Stable: branch on it rather than on messages. */
export type RestClientErrorCode =
  | 'connection-failed'
  | 'deadline-exceeded'
  | 'aborted'
  | 'protocol-violated'
  | 'response-too-large'
  | 'response-drifted'
  | 'unexpected-redirect'
  | 'invalid-request'
  | 'circuit-open'
  | 'middleware-failed'
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'unprocessable-content'
  | 'too-many-requests'
  | 'server-error'
  | 'refused';

/** What every error of this package is made of. */
export interface RestClientErrorDetails {
  readonly outcome: Outcome;
  /** How many requests were begun. Default: 1. */
  readonly attempts?: number;
  /** `X-Request-Id` of the answer. Default: `null`. */
  readonly requestId?: string | null;
  /** Key that the requests carried. Default: `null`. */
  readonly idempotencyKey?: string | null;
  readonly cause?: unknown;
}

/** Registered globally so that two copies of this package, or two realms, know each other's errors. */
export const BRAND = Symbol.for('@parley/rest-client.error');

/**
 * Base of every error that a client throws. Holds no request headers, no token and no bytes of the answer
 * in its message. Tell errors apart by `code` or by {@link isRestClientError}; `instanceof` fails across copies of
 * the package.
 */
export abstract class RestClientError extends Error {
  abstract override readonly name: string;
  abstract readonly code: RestClientErrorCode;
  readonly outcome: Outcome;
  /** How many requests were begun; 0 when the call was refused before. */
  readonly attempts: number;
  /** `X-Request-Id` of the answer; `null` when there was none. */
  readonly requestId: string | null;
  /**
   * The key that every request of the call carried, the caller's or the one made for it: the same update under the
   * same key is carried out once, where the API honours keys. `null` for reads and for updates without a key.
   */
  readonly idempotencyKey: string | null;

  constructor(message: string, details: RestClientErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.outcome = details.outcome;
    this.attempts = details.attempts ?? 1;
    this.requestId = details.requestId ?? null;
    this.idempotencyKey = details.idempotencyKey ?? null;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** What a log may show. */
  toJSON(): Record<string, unknown> {
    const { name, code, message, outcome, attempts, requestId, idempotencyKey } = this;
    return { name, code, message, outcome, attempts, requestId, idempotencyKey };
  }
}

/** Takes a secret out of foreign text. */
export type Redact = (text: string) => string;

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
