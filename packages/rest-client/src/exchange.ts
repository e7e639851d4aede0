import type { Answer } from './call.ts';
import type { CallOptions } from './client-options.ts';
import { ANONYMOUS } from './credential.ts';
import { checkDriftMode } from './drift/drift-watch.ts';
import { refuseClosed } from './errors/invalid-request-error.ts';
import { startProgress } from './errors/progress.ts';
import type { RestClientError } from './errors/rest-client-error.ts';
import { toClientError } from './errors/to-client-error.ts';
import type { Going } from './going.ts';
import { Interruption } from './interruption.ts';
import { makeAttempt } from './make-attempt.ts';
import type { Operation } from './operation.ts';
import { toOperationHeaders } from './request-headers.ts';
import { decideRetry } from './retry/decide-retry.ts';
import { toFailure } from './retry/to-failure.ts';
import type { Session } from './session.ts';
import { toLimits } from './time-limits.ts';

const NO_SIGNALS: readonly AbortSignal[] = [];

/**
 * Carries one operation out: as many attempts as are safe, and all of them, with the waiting between, within one
 * deadline. Rejects only with errors of this package.
 */
export async function exchange<T>(
  session: Session,
  operation: Operation<T>,
  options: CallOptions,
): Promise<Answer<T>> {
  const { deadline, attemptTimeout, maxAttempts } = toLimits(session, options);
  const drift = options.drift === undefined ? session.drift.mode : checkDriftMode(options.drift);
  const headers = toOperationHeaders(operation);
  if (session.connection.closing.signal.aborted) refuseClosed();
  const progress = startProgress(session, {
    operation: operation.name,
    write: operation.method !== 'GET',
    maxResponseBytes: session.maxResponseBytes ?? operation.maxResponseBytes,
    idempotencyKey: headers['idempotency-key'] ?? null,
    deadline,
    attemptTimeout,
  });
  const signals = options.signal ? [options.signal] : NO_SIGNALS;
  const interruption = new Interruption(session.clock, deadline, signals);
  let redact = ANONYMOUS.redact;
  try {
    const asked = operation.anonymous ? ANONYMOUS : session.readCredential();
    const credential = asked instanceof Promise ? await interruption.race(asked) : asked;
    redact = credential.redact;
    if (interruption.cause !== null) throw interruption.cause;
    const going: Going<T> = {
      session,
      operation,
      progress,
      interruption,
      credential,
      headers,
      maxAttempts,
      drift,
      context: null,
    };
    const { surroundings } = session;
    return await (surroundings === null
      ? makeAttempts(going)
      : surroundings.aroundAttempts(going, options, makeAttempts));
  } catch (error) {
    throw toClientError(error, progress, redact);
  } finally {
    interruption.end();
  }
}

async function makeAttempts<T>(going: Going<T>): Promise<Answer<T>> {
  const { session, progress, interruption, credential } = going;
  let previous: RestClientError | null = null;
  for (;;) {
    try {
      return await makeAttempt(going, previous);
    } catch (error) {
      const failure = toClientError(error, progress, credential.redact);
      const wait = waitAfter(failure, previous, going);
      if (wait === null) throw failure;
      progress.phase = 'pause';
      progress.before = progress.before === 'unknown' ? 'unknown' : failure.outcome;
      await interruption.pause(wait);
      if (session.connection.closing.signal.aborted) throw failure;
      previous = failure;
    }
  }
}

/** Milliseconds to wait before the next attempt; `null` = there is none. */
function waitAfter<T>(
  error: RestClientError,
  previous: RestClientError | null,
  going: Going<T>,
): number | null {
  const { session, operation, progress, interruption, headers, maxAttempts } = going;
  const failure = toFailure(error);
  if (failure === null || session.connection.closing.signal.aborted) return null;
  const wait = decideRetry({
    ...failure,
    replay: operation.replay,
    keyed: (operation.idempotencyKeys ?? session.idempotencyKeys) && progress.idempotencyKey !== null,
    ifMatch: headers['if-match'] !== undefined,
    attempt: progress.attempts,
    maxAttempts,
    backoff: session.backoff(progress.attempts),
    remaining: interruption.remaining(),
  });
  if (wait === null || session.surroundings === null) return wait;
  return session.surroundings.mayRetry(going, previous, error) ? wait : null;
}
