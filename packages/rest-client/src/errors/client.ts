import type { Drift } from '../validation/validation.ts';
import { RestClientError, type RestClientErrorDetails } from './base.ts';

/** One thing that is wrong with the input. */
export interface InputIssue {
  /** JSON Pointer (RFC 6901) into the input; empty for the input itself. */
  readonly pointer: string;
  /** What is wrong, without the value. */
  readonly detail: string;
}

/** The call or an option is wrong, found before anything was sent. */
export class InvalidRequestError extends RestClientError {
  readonly code = 'invalid-request';
  readonly issues: readonly InputIssue[];

  constructor(message: string, issues: readonly InputIssue[] = [], cause?: unknown) {
    super(message, { outcome: 'not-sent', attempts: 0, cause });
    this.issues = issues;
  }

  override get name() {
    return 'InvalidRequestError' as const;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), issues: this.issues };
  }
}

/** Refuses one part of the input, or of the options. The detail never repeats the value. */
export function refuse(pointer: string, detail: string): never {
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer, detail }]);
}

/** For calls of a client that was closed before. */
export function refuseClosed(): never {
  throw new InvalidRequestError('Nothing was sent. This client is closed.');
}

/**
 * No connection, or a broken one. `not-sent` for refused connections, DNS and TLS; `unknown` when the connection
 * broke after the request had begun to leave.
 */
export class ConnectionError extends RestClientError {
  readonly code = 'connection-failed';

  override get name() {
    return 'ConnectionError' as const;
  }
}

export interface DeadlineErrorDetails extends RestClientErrorDetails {
  readonly deadline: number;
  /** Default: `call`. */
  readonly limit?: 'call' | 'attempt';
}

/** The `deadline` of the call, or the `attemptTimeout` of its last request, passed before the whole answer was in. */
export class DeadlineError extends RestClientError {
  readonly code = 'deadline-exceeded';
  /** The limit that passed, in milliseconds. */
  readonly deadline: number;
  /** `call`: the `deadline`. `attempt`: the `attemptTimeout`, of a request that was not to be repeated. */
  readonly limit: 'call' | 'attempt';

  constructor(message: string, details: DeadlineErrorDetails) {
    super(message, details);
    this.deadline = details.deadline;
    this.limit = details.limit ?? 'call';
  }

  override get name() {
    return 'DeadlineError' as const;
  }
}

/** The caller's signal was aborted; `cause` is the signal's reason. */
export class AbortedError extends RestClientError {
  readonly code = 'aborted';

  override get name() {
    return 'AbortedError' as const;
  }
}

/**
 * The answer is not what the API sends: an HTML page, broken, truncated or empty JSON, another kind of value,
 * broken HTTP or broken compression. `unknown`: a write may have been carried out.
 */
export class ProtocolError extends RestClientError {
  readonly code = 'protocol-violated';
  /** Status of the answer; `null` when it could not be read. */
  readonly status: number | null;

  constructor(message: string, details: RestClientErrorDetails & { readonly status: number | null }) {
    super(message, details);
    this.status = details.status;
  }

  override get name() {
    return 'ProtocolError' as const;
  }
}

/** The answer, decompressed, is larger than `maxResponseBytes`; the rest was not read. */
export class ResponseTooLargeError extends RestClientError {
  readonly code = 'response-too-large';
  /** The limit, in bytes. */
  readonly limit: number;
  /** Status of the answer. */
  readonly status: number;

  constructor(
    message: string,
    details: RestClientErrorDetails & { readonly limit: number; readonly status: number },
  ) {
    super(message, details);
    this.limit = details.limit;
    this.status = details.status;
  }

  override get name() {
    return 'ResponseTooLargeError' as const;
  }
}

export interface ResponseDriftErrorDetails extends RestClientErrorDetails {
  readonly status: number;
  readonly version: string | null;
  readonly drifts: readonly Drift[];
  readonly data: unknown;
}

/**
 * Only with `drift: 'strict'`: the API carried the request out, and its answer departs from the documented schema.
 * `data` is that answer all the same: a completed write is not to be made again. `outcome` is `unknown`, the word for
 * whatever may have been carried out; the `status` says that it was.
 */
export class ResponseDriftError extends RestClientError {
  readonly code = 'response-drifted';
  /** Status of the answer. */
  readonly status: number;
  /** The value inside a strong ETag of the answer; `null` when there was none. */
  readonly version: string | null;
  /** Where it departs, and how; never the values. */
  readonly drifts: readonly Drift[];
  /** The result as it would have been given with `drift: 'observe'`. Not enumerable: logs do not show it. */
  declare readonly data: unknown;

  constructor(message: string, details: ResponseDriftErrorDetails) {
    super(message, details);
    this.status = details.status;
    this.version = details.version;
    this.drifts = details.drifts;
    Object.defineProperty(this, 'data', { value: details.data });
  }

  override get name() {
    return 'ResponseDriftError' as const;
  }

  override toJSON(): Record<string, unknown> {
    const { status, drifts } = this;
    return { ...super.toJSON(), status, drifts };
  }
}

/**
 * The circuit breaker let no request through, because too many before had failed. `not-sent`, unless an earlier
 * attempt of the same call was sent. Never repeated by the client itself.
 */
export class CircuitOpenError extends RestClientError {
  readonly code = 'circuit-open';
  /** Seconds, above 0, until the breaker lets a request through to look whether the API is back. */
  readonly retryAfterSeconds: number;

  constructor(message: string, details: RestClientErrorDetails & { readonly retryAfterSeconds: number }) {
    super(message, details);
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  override get name() {
    return 'CircuitOpenError' as const;
  }
}

/**
 * A middleware threw something that is none of this package's errors, or went on twice. `unknown` when the request
 * had been sent: it may have been carried out.
 */
export class MiddlewareError extends RestClientError {
  readonly code = 'middleware-failed';

  override get name() {
    return 'MiddlewareError' as const;
  }
}
