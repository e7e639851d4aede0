import { ApiError } from '../errors/api-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { DeadlineError } from '../errors/deadline-error.ts';
import type { RestClientError } from '../errors/rest-client-error.ts';
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
      retryAfter: error.retryAfterSeconds === null ? null : error.retryAfterSeconds * 1000,
    };
  }
  if (error instanceof ConnectionError || error instanceof DeadlineError) {
    const sent = error.outcome !== 'not-sent';
    return { sent, status: null, keyInFlight: false, retryAfter: null };
  }
  return null;
}
