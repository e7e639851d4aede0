import { GraphQLError } from 'graphql';
import { FAILURES, type FailureCode } from './failure-catalogue.ts';

interface Options extends ErrorOptions {
  /** Better than the sentence of the catalogue. */
  readonly message?: string | undefined;
  readonly retryAfterSeconds?: number | null;
  /** What Yoga makes of it. */
  readonly http?: { readonly status: number };
}

/** A failure that the caller may read: the only kind that is thrown on purpose. The cause is never shown. */
export class ExpectedError extends GraphQLError {
  readonly code: FailureCode;
  override readonly cause: unknown;

  constructor(
    code: FailureCode,
    { message = FAILURES[code].message, retryAfterSeconds = null, http, cause }: Options = {},
  ) {
    const { canRetry } = FAILURES[code];
    super(message, { extensions: { code, ...(canRetry && { retryAfterSeconds }), ...(http && { http }) } });
    this.code = code;
    this.cause = cause;
  }
}
