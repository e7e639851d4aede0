import { type ASTNode, GraphQLError } from 'graphql';
import { type RequestErrorCode, requestErrorOf } from './error-catalogue.ts';

interface Details {
  /** Only of codes that are transient. Default: `null`, nobody knows. */
  readonly retryAfterSeconds?: number | null;
  readonly nodes?: ASTNode;
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** For the log; never shown. */
  readonly cause?: unknown;
}

/** A failure that the caller may read, the only kind thrown on purpose; `message` is the catalogue's unless given. */
export class ExpectedError extends GraphQLError {
  readonly code: RequestErrorCode;
  readonly status: number;

  constructor(code: RequestErrorCode, message?: string, details: Details = {}) {
    const { retryAfterSeconds = null, nodes, extensions, cause } = details;
    const { status = 500, message: known = code, isTransient } = requestErrorOf(code) ?? {};
    super(message ?? known, {
      ...(nodes && { nodes }),
      extensions: { code, ...(isTransient && { retryAfterSeconds }), ...extensions },
    });
    this.code = code;
    this.status = status;
    if (cause !== undefined) this.cause = cause;
  }
}

/** Refuses the whole request before any resolver runs. */
export class RequestError extends ExpectedError {
  constructor(code: RequestErrorCode, message?: string, details?: Details) {
    super(code, message, details);
    this.setStatus();
  }

  /** Also for clients that ask for application/json. Called again after parsing, where Yoga sets a status of its own. */
  setStatus(): void {
    this.extensions.http = { status: this.status, spec: false };
  }
}
