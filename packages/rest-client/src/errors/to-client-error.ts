import { Interrupted } from '../interruption.ts';
import { UnreadableAnswer } from '../read-json.ts';
import type { Redact } from '../redact.ts';
import { type TransportFailure, toLostConnection } from '../transport/transport-failure.ts';
import { AbortedError } from './aborted-error.ts';
import { ConnectionError } from './connection-error.ts';
import { DeadlineError } from './deadline-error.ts';
import { AFTER_UNKNOWN, isAfterUnknown, MAY_BE_DONE, type Progress } from './progress.ts';
import { ProtocolError } from './protocol-error.ts';
import { ResponseTooLargeError } from './response-too-large-error.ts';
import type { Outcome, RestClientError } from './rest-client-error.ts';
import { isRestClientError } from './rest-client-failure.ts';
import { toCause } from './to-cause.ts';
import { UnexpectedRedirectError } from './unexpected-redirect-error.ts';

/** The one place where whatever went wrong becomes an error of this package. */
export function toClientError(error: unknown, progress: Progress, redact: Redact): RestClientError {
  if (isRestClientError(error)) return error;
  if (error instanceof Interrupted) return toInterruptedError(error, progress);
  if (error instanceof UnreadableAnswer) {
    return new ProtocolError(
      `${progress.operation} was answered with ${progress.status} and ${error.message}. Check the baseUrl.${aftermath(progress)}`,
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

export function toInterruptedError({ by, reason }: Interrupted, progress: Progress): RestClientError {
  const { operation, attemptTimeout, phase } = progress;
  const where = `while ${WAITING[phase]}.${aftermath(progress)}`;
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
  const then = `.${aftermath(progress)}`;
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
export function known(progress: Progress) {
  const { attempts, requestId, idempotencyKey } = progress;
  return { outcome: outcomeOf(progress), attempts, requestId, idempotencyKey };
}

function outcomeOf(progress: Progress): Outcome {
  const { phase, before } = progress;
  if (phase === 'answer' || phase === 'body' || isAfterUnknown(progress)) return 'unknown';
  return (phase === 'pause' || phase === 'turn' ? before : null) ?? 'not-sent';
}

/** What the caller can do about it. */
export function aftermath(progress: Progress): string {
  const { write, phase } = progress;
  if (isAfterUnknown(progress)) return ` ${AFTER_UNKNOWN}`;
  const sent = phase !== 'token' && phase !== 'connection';
  if (sent && write && phase !== 'pause' && phase !== 'turn') return ` It ${MAY_BE_DONE}`;
  return ` Nothing was ${sent ? 'changed' : 'sent'}; it is safe to try again.`;
}
