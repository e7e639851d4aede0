import type { RestClientError } from '../errors/base.ts';
import { ConnectionError, DeadlineError } from '../errors/client.ts';
import { ApiError } from '../errors/http.ts';
import type { Replay } from './operation.ts';

/** What is known when an attempt has failed. Times in milliseconds. */
export interface FailedAttempt {
  /** What the operation allows. */
  readonly replay: Replay;
  /** `false` = nothing left this machine. */
  readonly sent: boolean;
  /** It carried a key, and the client is configured for an API that honours keys. */
  readonly keyed: boolean;
  /** It carried `If-Match`. */
  readonly ifMatch: boolean;
  /** Status of the answer; `null` = the connection broke before one was in. */
  readonly status: number | null;
  /** The API says that it is still busy with an earlier request under the same key. */
  readonly keyInFlight: boolean;
  /** Which attempt of the call it was, from 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** `Retry-After`; `null` = none. */
  readonly retryAfter: number | null;
  /** What to wait if the API asks for less. */
  readonly backoff: number;
  /** Until the deadline. */
  readonly remaining: number;
}

/** 500 is among them: a server that failed once often does not fail twice, and a safe request loses nothing. */
const TRANSIENT: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/**
 * The only place that decides about repeating a request: how long to wait before, or `null` for never. What does not
 * fit into the deadline is not waited for at all.
 */
export function decideRetry(failed: FailedAttempt): number | null {
  if (failed.attempt >= failed.maxAttempts || !isSafe(failed) || !isTransient(failed)) return null;
  const wait = Math.max(failed.backoff, failed.retryAfter ?? 0);
  return wait < failed.remaining ? wait : null;
}

/**
 * True when carrying the request out twice is the same as once, or it was not carried out: not sent, or turned away
 * before anybody looked at it, which is what 429 says (RFC 6585, section 4).
 */
function isSafe({ replay, sent, status, keyed, ifMatch }: FailedAttempt): boolean {
  return !sent || status === 429 || replay === 'safe' || (replay === 'keyed' && (keyed || ifMatch));
}

function isTransient({ status, keyInFlight }: FailedAttempt): boolean {
  return status === null || keyInFlight || TRANSIENT.includes(status);
}

/** What is known of the attempt from its error; `null` for failures that another attempt would repeat. */
export function toFailure(
  error: RestClientError,
): Pick<FailedAttempt, 'sent' | 'status' | 'keyInFlight' | 'retryAfter'> | null {
  if (error instanceof ApiError) {
    return {
      sent: true,
      status: error.status,
      keyInFlight: error.status === 409 && error.problem?.code === 'idempotency-key-in-flight',
      retryAfter: error.retryAfterSeconds === null ? null : error.retryAfterSeconds * 1000,
    };
  }
  if (error instanceof ConnectionError || error instanceof DeadlineError) {
    const sent = error.outcome !== 'not-sent';
    return { sent, status: null, keyInFlight: false, retryAfter: null };
  }
  return null;
}

/** Milliseconds to wait after an attempt, counted from 1. */
export type Backoff = (attempt: number) => number;

const BASE = 100;
const CAP = 5_000;

/** Exponential with full jitter: clients that failed together do not come back together. */
export const fullJitter: Backoff = (attempt) => Math.random() * Math.min(CAP, BASE * 2 ** (attempt - 1));
