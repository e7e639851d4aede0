import type { Answer } from './call.ts';
import type { CallOptions } from './client-options.ts';
import { ANONYMOUS } from './credential.ts';
import { checkDriftMode } from './drift/drift-watch.ts';
import { closedError } from './errors/closed-error.ts';
import { startProgress } from './errors/progress.ts';
import type { RestClientError } from './errors/rest-client-error.ts';
import { toClientError, toMiddlewareError } from './errors/to-client-error.ts';
import type { Going } from './going.ts';
import { Interruption } from './interruption.ts';
import { makeAttempt } from './make-attempt.ts';
import { ExchangeContext } from './middleware/exchange-context.ts';
import type { Operation } from './operation.ts';
import { toExtraHeaders, toOperationHeaders } from './request-headers.ts';
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
  const headers = toOperationHeaders(operation, toExtraHeaders(options.headers));
  if (session.connection.closing.signal.aborted) throw closedError(operation.name);
  const progress = startProgress(session, {
    operation: operation.name,
    write: operation.method !== 'GET',
    maxResponseBytes: session.maxResponseBytes ?? operation.maxResponseBytes,
    idempotencyKey: headers['idempotency-key'] ?? null,
    deadline,
    attemptTimeout,
  });
  const signals = options.signal === undefined ? NO_SIGNALS : [options.signal];
  const interruption = new Interruption(session.clock, deadline, signals);
  let redact = ANONYMOUS.redact;
  try {
    const given = operation.anonymous ? ANONYMOUS : session.readCredential();
    const credential = given instanceof Promise ? await interruption.race(given) : given;
    redact = credential.redact;
    if (interruption.cause !== null) throw interruption.cause;
    const going = { session, operation, progress, interruption, credential, headers, maxAttempts, drift };
    const { onion } = session;
    if (onion === null) return await makeAttempts({ ...going, context: null });
    const context = new ExchangeContext(going, options);
    return await aroundAttempts({ ...going, context }, context);
  } catch (error) {
    throw toClientError(error, progress, redact);
  } finally {
    interruption.end();
  }
}

/** With what surrounds the whole call. */
async function aroundAttempts<T>(going: Going<T>, context: ExchangeContext): Promise<Answer<T>> {
  const { session, interruption, progress, credential } = going;
  const around = session.onion?.call ?? null;
  if (around === null) return makeAttempts(going);
  progress.phase = 'turn';
  try {
    return await interruption.race(around(context, () => makeAttempts(going)));
  } catch (error) {
    throw toMiddlewareError(error, progress, credential.redact);
  }
}

async function makeAttempts<T>(going: Going<T>): Promise<Answer<T>> {
  const { session, progress, interruption, credential } = going;
  let previous: RestClientError | null = null;
  try {
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
  } catch (error) {
    throw toClientError(error, progress, credential.redact);
  }
}

/** Milliseconds to wait before the next attempt; `null` = there is none. */
function waitAfter<T>(
  error: RestClientError,
  previous: RestClientError | null,
  { session, operation, progress, interruption, headers, maxAttempts, context }: Going<T>,
): number | null {
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
  const mayRetry = session.onion?.mayRetry ?? null;
  if (wait === null || mayRetry === null || context === null) return wait;
  const attempt = { call: context, number: progress.attempts, previous, headers: { ...headers } };
  return mayRetry(attempt, error) ? wait : null;
}
