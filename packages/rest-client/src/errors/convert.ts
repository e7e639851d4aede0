import { Cancellation } from '../request/call-timeout.ts';
import { UnreadableResponse } from '../request/json-body.ts';
import { type TransportFailure, toLostConnection } from '../transport/transport-failure.ts';
import { type Outcome, type Redact, type RestClientError, toCause } from './base.ts';
import {
  AbortedError,
  ConnectionError,
  DeadlineError,
  MiddlewareError,
  ProtocolError,
  ResponseTooLargeError,
} from './client.ts';
import { isRestClientError } from './guards.ts';
import {
  ApiError,
  type ApiErrorDetails,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  ServerError,
  TooManyRequestsError,
  toProblem,
  UnauthorizedError,
  UnexpectedRedirectError,
  UnprocessableContentError,
} from './http.ts';

/** How far a call has come; what an error can be told from. */
export interface Progress {
  readonly operation: string;
  readonly write: boolean;
  readonly origin: string;
  readonly maxResponseBytes: number;
  /** That every request of the call carries; `null` = none. */
  readonly idempotencyKey: string | null;
  /** Milliseconds. */
  deadline: number;
  /** Milliseconds; `null` = only the deadline. */
  readonly attemptTimeout: number | null;
  /** `turn`: a middleware has not let the request go yet. */
  phase: 'token' | 'turn' | 'connection' | 'answer' | 'body' | 'pause';
  /** How many requests were begun. */
  attempts: number;
  /** What is known about the attempts before this one, `unknown` once one of them is; `null` when there was none. */
  before: Outcome | null;
  status: number | null;
  requestId: string | null;
}

/** True when an earlier attempt may have changed something: whatever becomes of the last one, that stays unknown. */
function isAfterUnknown({ write, before }: Progress): boolean {
  return write && before === 'unknown';
}

const MAY_BE_DONE = 'may have been carried out: read the conversation before you try again.';
const AFTER_UNKNOWN = `An earlier attempt was sent and ${MAY_BE_DONE}`;

/** The one place where whatever went wrong becomes an error of this package. */
export function toClientError(error: unknown, progress: Progress, redact: Redact): RestClientError {
  if (isRestClientError(error)) return error;
  if (error instanceof Cancellation) return toCancellationError(error, progress);
  if (error instanceof UnreadableResponse) {
    return new ProtocolError(
      `${progress.operation} was answered with ${progress.status} and ${error.message}. Check the baseUrl.${recoveryHint(progress)}`,
      { ...known(progress), status: progress.status },
    );
  }
  const failure = toLostConnection(error, progress.phase === 'connection' ? 'no' : 'unknown');
  const cause = failure.cause === undefined ? undefined : toCause(failure.cause, redact);
  return toFailureError(failure, progress, cause);
}

/** A redirect is never followed. */
export function toRedirectError(progress: Progress): UnexpectedRedirectError {
  const { operation, status } = progress;
  // A 303 sends the caller to the result of a request that was carried out (RFC 9110, 15.4.4).
  const outcome: Outcome = status === 0 || status === 303 ? 'unknown' : 'rejected';
  return new UnexpectedRedirectError(
    `${operation} was answered with a redirect, which is not followed. Check the baseUrl.`,
    { ...known(progress), outcome: isAfterUnknown(progress) ? 'unknown' : outcome, status: status || null },
  );
}

function toCancellationError({ by, reason }: Cancellation, progress: Progress): RestClientError {
  const { operation, attemptTimeout, phase } = progress;
  const where = `while ${WAITING[phase]}.${recoveryHint(progress)}`;
  if (by === 'caller') {
    return new AbortedError(`${operation} was aborted by its caller ${where}`, {
      ...known(progress),
      cause: reason,
    });
  }
  const limit = by === 'attempt' ? 'attempt' : 'call';
  const deadline = (by === 'attempt' ? attemptTimeout : null) ?? progress.deadline;
  const of = by === 'attempt' ? ' for one attempt' : '';
  return new DeadlineError(`${operation} ran out of its ${deadline} ms${of} ${where}`, {
    ...known(progress),
    deadline,
    limit,
  });
}

const WAITING = {
  token: 'waiting for the token',
  turn: 'waiting for a middleware',
  connection: 'waiting for a connection',
  answer: 'waiting for the answer',
  body: 'reading the answer',
  pause: 'waiting to try again',
} as const satisfies Record<Progress['phase'], string>;

function toFailureError(failure: TransportFailure, progress: Progress, cause: unknown): RestClientError {
  const { operation, origin, status, maxResponseBytes: limit } = progress;
  // Whatever had begun before: of this request nothing has left.
  if (failure.kind === 'not-connected') progress.phase = 'connection';
  const code = failure.code === null ? '' : ` (${failure.code})`;
  const details = { ...known(progress), cause };
  const then = `.${recoveryHint(progress)}`;
  switch (failure.kind) {
    case 'not-connected':
      return new ConnectionError(
        `There is no connection to ${origin} for ${operation}${code}${then}`,
        details,
      );
    case 'connection-lost':
      return new ConnectionError(
        `The connection to ${origin} broke before the answer to ${operation} was in${code}${then}`,
        details,
      );
    case 'protocol':
      return new ProtocolError(
        `The answer to ${operation} is broken HTTP or broken compression${code}${then}`,
        { ...details, status },
      );
    case 'too-large':
      return new ResponseTooLargeError(
        `The answer to ${operation} is larger than the ${limit} of maxResponseBytes${then}`,
        { ...details, limit, status: status ?? 0 },
      );
  }
}

/** What is known about a call that failed. */
function known(progress: Progress) {
  const { attempts, requestId, idempotencyKey } = progress;
  return { outcome: outcomeOf(progress), attempts, requestId, idempotencyKey };
}

function outcomeOf(progress: Progress): Outcome {
  const { phase, before } = progress;
  if (phase === 'answer' || phase === 'body' || isAfterUnknown(progress)) return 'unknown';
  return (phase === 'pause' || phase === 'turn' ? before : null) ?? 'not-sent';
}

/** What the caller can do about it. */
function recoveryHint(progress: Progress): string {
  const { write, phase } = progress;
  if (isAfterUnknown(progress)) return ` ${AFTER_UNKNOWN}`;
  const sent = phase !== 'token' && phase !== 'connection';
  if (sent && write && phase !== 'pause' && phase !== 'turn') return ` It ${MAY_BE_DONE}`;
  return ` Nothing was ${sent ? 'changed' : 'sent'}; it is safe to try again.`;
}

type Row = readonly [Class: new (message: string, details: ApiErrorDetails) => ApiError, sentence: string];

const ROWS: Readonly<Record<number, Row>> = {
  400: [BadRequestError, 'See problem.'],
  401: [UnauthorizedError, 'The token is not accepted.'],
  403: [ForbiddenError, 'The token may not do this.'],
  404: [NotFoundError, 'Not found.'],
  409: [ConflictError, 'See problem.'],
  412: [PreconditionFailedError, 'The conversation has changed: read it and decide again.'],
  422: [UnprocessableContentError, 'See problem.errors.'],
  429: [TooManyRequestsError, 'Wait for retryAfterSeconds.'],
};

interface ErrorAnswer {
  readonly progress: Progress;
  readonly status: number;
  readonly retryAfterSeconds: number | null;
  /** Parsed JSON, or `undefined` when it could not be read. */
  readonly body: unknown;
  /** Why the body could not be read. */
  readonly cause?: unknown;
}

/** Makes the error of an answer with an error status. Its sentence is ours; the API's own words are in `problem`. */
export function toApiError(answer: ErrorAnswer, redact: Redact): ApiError {
  const { progress, status } = answer;
  const afterUnknownOutcome = isAfterUnknown(progress);
  const failed = status >= 500;
  const [Class, sentence] = failed
    ? ([ServerError, progress.write ? `It ${MAY_BE_DONE}` : 'Try again later.'] as const)
    : (ROWS[status] ?? [ApiError, 'See status and problem.']);
  const doubt = afterUnknownOutcome && !failed ? ` ${AFTER_UNKNOWN}` : '';
  return new Class(`${progress.operation} was answered with ${status}. ${sentence}${doubt}`, {
    ...known(progress),
    outcome: failed || afterUnknownOutcome ? 'unknown' : 'rejected',
    afterUnknownOutcome,
    status,
    retryAfterSeconds: answer.retryAfterSeconds,
    problem: toProblem(answer.body, redact),
    cause: answer.cause,
  });
}

/** Whatever a middleware threw of its own. */
export function toMiddlewareError(error: unknown, progress: Progress, redact: Redact): RestClientError {
  if (isRestClientError(error)) return error;
  if (error instanceof Cancellation) return toCancellationError(error, progress);
  return new MiddlewareError(
    `A middleware failed during ${progress.operation}. See cause.${recoveryHint(progress)}`,
    { ...known(progress), cause: toCause(error, redact) },
  );
}
