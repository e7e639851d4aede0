import { ApiError } from '../errors/api-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { DeadlineError } from '../errors/deadline-error.ts';
import type { RestClientError } from '../errors/rest-client-error.ts';
import { LONGEST_RETRY_AFTER } from '../retry-after.ts';
import type { FailedAttempt } from './decide-retry.ts';

/** What an error tells about its attempt; `null` for failures that another attempt would only meet again. */
export function toFailure(
  error: RestClientError,
): Pick<FailedAttempt, 'sent' | 'status' | 'keyInFlight' | 'retryAfter'> | null {
  if (error instanceof ApiError) {
    return {
      sent: true,
      status: error.status,
      keyInFlight: error.status === 409 && error.problem?.code === 'idempotency-key-in-flight',
      retryAfter: toWait(error.retryAfterSeconds),
    };
  }
  if (error instanceof ConnectionError || error instanceof DeadlineError) {
    const sent = error.outcome !== 'not-sent';
    return { sent, status: null, keyInFlight: false, retryAfter: null };
  }
  return null;
}

/** What was bounded asked for longer than is told: never sooner than asked. */
function toWait(seconds: number | null): number | null {
  if (seconds === null) return null;
  return seconds < LONGEST_RETRY_AFTER ? seconds * 1000 : Number.POSITIVE_INFINITY;
}
