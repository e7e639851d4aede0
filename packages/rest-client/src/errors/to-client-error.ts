import { Interrupted } from '../interruption.ts';
import { UnreadableAnswer } from '../read-json.ts';
import type { Redact } from '../redact.ts';
import { TransportFailure } from '../transport/transport-failure.ts';
import { AbortedError } from './aborted-error.ts';
import { ConnectionError } from './connection-error.ts';
import { DeadlineError } from './deadline-error.ts';
import { MiddlewareError } from './middleware-error.ts';
import { AFTER_UNKNOWN, isAfterUnknown, type Progress } from './progress.ts';
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
      `${progress.operation} was answered with ${progress.status} and ${error.message}, not with what the API sends. Check that the baseUrl leads to the API and not to a page or a proxy.${aftermath(progress)}`,
      { ...known(progress), status: progress.status },
    );
  }
  const failure = TransportFailure.from(error, progress.phase === 'connection' ? 'no' : 'unknown');
  const cause = failure.cause === undefined ? undefined : toCause(failure.cause, redact);
  return toFailureError(failure, progress, cause);
}

/** Whatever a middleware threw of its own. */
export function toMiddlewareError(error: unknown, progress: Progress, redact: Redact): RestClientError {
  if (isRestClientError(error)) return error;
  if (error instanceof Interrupted) return toInterruptedError(error, progress);
  return new MiddlewareError(
    `A middleware failed during ${progress.operation}. See cause.${aftermath(progress)}`,
    { ...known(progress), cause: toCause(error, redact) },
  );
}

/** A redirect is never followed. */
export function toRedirectError(progress: Progress): UnexpectedRedirectError {
  const { operation, status } = progress;
  // A 303 sends the caller to the result of a request that was carried out (RFC 9110, 15.4.4).
  const outcome: Outcome = status === 0 || status === 303 ? 'unknown' : 'rejected';
  return new UnexpectedRedirectError(
    `${operation} was answered with a redirect, which is not followed: the token is meant for ${progress.origin} alone. Set the baseUrl to where the API really is.`,
    {
      ...known(progress),
      outcome: isAfterUnknown(progress) ? 'unknown' : outcome,
      status: status === 0 ? null : status,
    },
  );
}

function toInterruptedError({ by, reason }: Interrupted, progress: Progress): RestClientError {
  const where = `${WAITING[progress.phase]}${aftermath(progress)}`;
  if (by === 'caller') {
    return new AbortedError(`${progress.operation} was aborted by its caller ${where}`, {
      ...known(progress),
      cause: reason,
    });
  }
  const limit = by === 'attempt' ? 'attempt' : 'call';
  const deadline = (limit === 'attempt' ? progress.attemptTimeout : null) ?? progress.deadline;
  const of = limit === 'attempt' ? ' for one attempt' : '';
  return new DeadlineError(`${progress.operation} ran out of its ${deadline} ms${of} ${where}`, {
    ...known(progress),
    deadline,
    limit,
  });
}

const WAITING = {
  token: 'while waiting for the token function.',
  turn: 'while waiting for a middleware to let it go.',
  connection: 'while waiting for a connection.',
  answer: 'while waiting for the answer.',
  body: 'while reading the answer.',
  pause: 'while waiting before another attempt.',
} as const satisfies Record<Progress['phase'], string>;

function toFailureError(failure: TransportFailure, progress: Progress, cause: unknown): RestClientError {
  const { operation, origin, status } = progress;
  const code = failure.code === null ? '' : ` (${failure.code})`;
  const details = { ...known(progress), cause };
  switch (failure.kind) {
    case 'not-connected':
      return new ConnectionError(
        `${operation} was not sent: no connection to ${origin} could be made${code}. Check the address, and that the API is up${isAfterUnknown(progress) ? `. ${AFTER_UNKNOWN}` : '; it is safe to try again.'}`,
        { ...details, outcome: isAfterUnknown(progress) ? 'unknown' : 'not-sent' },
      );
    case 'connection-lost':
      return new ConnectionError(
        `The connection to ${origin} broke before the answer to ${operation} was in${code}.${aftermath(progress)}`,
        details,
      );
    case 'protocol':
      return new ProtocolError(
        `The answer to ${operation} is broken HTTP or broken compression${code}. Check what answers at ${origin}.${aftermath(progress)}`,
        { ...details, status },
      );
    case 'too-large':
      return new ResponseTooLargeError(
        `The answer to ${operation} is larger than ${progress.maxResponseBytes} bytes; the rest was not read. Ask for less, or raise maxResponseBytes.${aftermath(progress)}`,
        { ...details, limit: progress.maxResponseBytes, status: status ?? 0 },
      );
  }
}

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
function aftermath(progress: Progress): string {
  const { write, phase } = progress;
  if (isAfterUnknown(progress)) return ` ${AFTER_UNKNOWN}`;
  if (phase === 'token' || phase === 'connection') return ' Nothing was sent; it is safe to try again.';
  if (!write || phase === 'pause' || phase === 'turn')
    return ' Nothing was changed; it is safe to try again.';
  return ' It may have been carried out: read the conversation before you try again.';
}
