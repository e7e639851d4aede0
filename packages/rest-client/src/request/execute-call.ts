import { NO_AUTH } from '../auth.ts';
import { type ApiResponse, Call, type Page, PageCall, ResponseHeaders } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import type { RestClientError } from '../errors/base.ts';
import { refuseClosed } from '../errors/client.ts';
import { startProgress, toClientError } from '../errors/convert.ts';
import { toLimits } from '../limits.ts';
import { RefusedUpdate } from '../resources/update-operation.ts';
import type { Session } from '../session.ts';
import { checkDriftMode, reportDrift, startInspection } from '../validation/drift-monitor.ts';
import type { CallState } from './call-state.ts';
import { CallTimeout } from './call-timeout.ts';
import { fromStrongEtag, readVersion, toOperationHeaders, withExtraHeaders } from './headers.ts';
import type { Operation } from './operation.ts';
import { decideRetry, toFailure } from './retry-policy.ts';
import { readBody, sendRequest } from './send-request.ts';

/** Prepares one operation. Making it may throw: that, too, becomes a call that fails, never a throw at the caller. */
export type Run = <T>(options: CallOptions, operation: () => Operation<T>) => Call<T>;

/** Binds the operations of a client to what they share. What every call goes through is composed here. */
export function createRun(session: Session): Run {
  return (options, operation) => new Call(prepare(session, options, operation));
}

/** The operation is made now, from the input as it is now; nothing is sent before it is begun. */
function prepare<T>(session: Session, options: CallOptions, operation: () => Operation<T>) {
  let made: Operation<T>;
  try {
    made = operation();
  } catch (error) {
    return async () => {
      throw error instanceof RefusedUpdate ? await error.explain() : error;
    };
  }
  const { surroundings } = session;
  return surroundings === null
    ? () => exchange(session, made, options)
    : () => surroundings.aroundCall(session, made, () => exchange(session, made, options));
}

/** Prepares one page of many, and those that follow. */
export type RunPage = <P extends Page<unknown>>(
  options: CallOptions,
  cursor: string | null,
  operation: (cursor: string | null) => Operation<P>,
) => PageCall<P>;

/** Binds the lists of a client to what they share. */
export function createRunPage(session: Session, run: Run): RunPage {
  return (options, cursor, operation) =>
    new PageCall(
      prepare(session, options, () => withExtraHeaders(operation(cursor), options.headers)),
      (next) => run(options, () => operation(next)),
    );
}

const NO_SIGNALS: readonly AbortSignal[] = [];

/**
 * Carries one operation out: as many attempts as are safe, and all of them, with the waiting between, within one
 * deadline. Rejects only with errors of this package.
 */
async function exchange<T>(
  session: Session,
  operation: Operation<T>,
  options: CallOptions,
): Promise<ApiResponse<T>> {
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
  const timeout = new CallTimeout(session.clock, deadline, signals);
  let redact = NO_AUTH.redact;
  try {
    const asked = operation.anonymous ? NO_AUTH : session.readCredential();
    const credential = asked instanceof Promise ? await timeout.race(asked) : asked;
    redact = credential.redact;
    if (timeout.cause !== null) throw timeout.cause;
    const state: CallState<T> = {
      session,
      operation,
      progress,
      timeout,
      credential,
      headers,
      maxAttempts,
      drift,
      context: null,
    };
    const { surroundings } = session;
    return await (surroundings === null
      ? makeAttempts(state)
      : surroundings.aroundAttempts(state, options, makeAttempts));
  } catch (error) {
    throw toClientError(error, progress, redact);
  } finally {
    timeout.end();
  }
}

async function makeAttempts<T>(state: CallState<T>): Promise<ApiResponse<T>> {
  const { session, progress, timeout, credential } = state;
  let previous: RestClientError | null = null;
  for (;;) {
    try {
      return await makeAttempt(state, previous);
    } catch (error) {
      const failure = toClientError(error, progress, credential.redact);
      const wait = waitAfter(failure, previous, state);
      if (wait === null) throw failure;
      progress.phase = 'pause';
      progress.before = progress.before === 'unknown' ? 'unknown' : failure.outcome;
      await timeout.pause(wait);
      if (session.connection.closing.signal.aborted) throw failure;
      previous = failure;
    }
  }
}

/** Milliseconds to wait before the next attempt; `null` = there is none. */
function waitAfter<T>(
  error: RestClientError,
  previous: RestClientError | null,
  state: CallState<T>,
): number | null {
  const { session, operation, progress, timeout, headers, maxAttempts } = state;
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
    remaining: timeout.remaining(),
  });
  if (wait === null || session.surroundings === null) return wait;
  return session.surroundings.mayRetry(state, previous, error) ? wait : null;
}

/** Makes one request of a call, through what surrounds requests. */
function makeAttempt<T>(state: CallState<T>, previous: RestClientError | null): Promise<ApiResponse<T>> {
  const { surroundings } = state.session;
  return surroundings === null
    ? send(state, state.headers)
    : surroundings.aroundAttempt(state, previous, send);
}

async function send<T>(
  state: CallState<T>,
  headers: Readonly<Record<string, string>>,
): Promise<ApiResponse<T>> {
  const { session, operation, progress, timeout, credential } = state;
  const { authorization, redact } = credential;
  // A middleware may go on when nobody waits any more.
  if (timeout.cause !== null) throw timeout.cause;
  const open = timeout.open(progress.attemptTimeout);
  const sending = { session, progress, timeout, redact, open };
  try {
    const response = await sendRequest(sending, {
      method: operation.method,
      path: operation.path,
      headers: authorization === null ? headers : { ...headers, authorization },
      body: operation.body ?? null,
    });
    const body = await readBody(response, sending);
    const inspection = startInspection(session, state.drift);
    const answer = {
      data: operation.read(body, inspection),
      status: response.status,
      // The body's own first: compressing proxies weaken or rewrite the header.
      version: readVersion(body) ?? fromStrongEtag(response.header('etag')),
      requestId: progress.requestId,
      headers: new ResponseHeaders(response, redact),
      replayed: response.header('idempotency-replayed') === 'true',
      attempts: progress.attempts,
    };
    if (inspection !== null && inspection.findings.length > 0) await reportDrift(state, inspection, answer);
    return answer;
  } finally {
    open.release();
  }
}
