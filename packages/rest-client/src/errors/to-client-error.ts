import { Interrupted } from '../interruption.ts';
import { UnreadableAnswer } from '../read-json.ts';
import type { Redact } from '../redact.ts';
import { TransportFailure } from '../transport/transport-failure.ts';
import { AbortedError } from './aborted-error.ts';
import { ConnectionError } from './connection-error.ts';
import { DeadlineError } from './deadline-error.ts';
import { ProtocolError } from './protocol-error.ts';
import { ResponseTooLargeError } from './response-too-large-error.ts';
import { isRestClientError, type Outcome, type RestClientError } from './rest-client-error.ts';
import { toCause } from './to-cause.ts';
import { UnexpectedRedirectError } from './unexpected-redirect-error.ts';

/** How far a call has come; what an error can be told from. */
export interface Progress {
  readonly operation: string;
  readonly write: boolean;
  readonly origin: string;
  readonly deadline: number;
  readonly maxResponseBytes: number;
  phase: 'token' | 'connection' | 'answer' | 'body';
  status: number | null;
  requestId: string | null;
}

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

/** A redirect is never followed. */
export function toRedirectError(progress: Progress): UnexpectedRedirectError {
  const { operation, status } = progress;
  // A 303 sends the caller to the result of a request that was carried out (RFC 9110, 15.4.4).
  const outcome: Outcome = status === 0 || status === 303 ? 'unknown' : 'rejected';
  return new UnexpectedRedirectError(
    `${operation} was answered with a redirect, which is not followed: the token is meant for ${progress.origin} alone. Set the baseUrl to where the API really is.`,
    { ...known(progress), outcome, status: status === 0 ? null : status },
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
  const { deadline } = progress;
  return new DeadlineError(`${progress.operation} ran out of its ${deadline} ms ${where}`, {
    ...known(progress),
    deadline,
  });
}

const WAITING = {
  token: 'while waiting for the token function.',
  connection: 'while waiting for a connection.',
  answer: 'while waiting for the answer.',
  body: 'while reading the answer.',
} as const satisfies Record<Progress['phase'], string>;

function toFailureError(failure: TransportFailure, progress: Progress, cause: unknown): RestClientError {
  const { operation, origin, status } = progress;
  const code = failure.code === null ? '' : ` (${failure.code})`;
  const details = { ...known(progress), cause };
  switch (failure.kind) {
    case 'not-connected':
      return new ConnectionError(
        `${operation} was not sent: no connection to ${origin} could be made${code}. Check the address, and that the API is up; it is safe to try again.`,
        { ...details, outcome: 'not-sent' },
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

function known({ phase, requestId }: Progress) {
  const sent = phase === 'answer' || phase === 'body';
  const outcome: Outcome = sent ? 'unknown' : 'not-sent';
  return { outcome, attempts: phase === 'token' ? 0 : 1, requestId };
}

/** What the caller can do about it. */
function aftermath({ write, phase }: Progress): string {
  if (phase === 'token' || phase === 'connection') return ' Nothing was sent; it is safe to try again.';
  if (!write) return ' Nothing was changed; it is safe to try again.';
  return ' It may have been carried out: read the conversation before you try again.';
}
