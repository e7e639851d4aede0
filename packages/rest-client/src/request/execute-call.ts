import { NO_AUTH } from '../auth.ts';
import { type ApiResponse, Call, type Page, PageCall, ResponseHeaders } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import type { RestClientError } from '../errors/base.ts';
import { refuseClosed } from '../errors/client.ts';
import { toClientError } from '../errors/convert.ts';
import { toLimits } from '../limits.ts';
import type { Next } from '../middleware/middleware.ts';
import { RefusedUpdate } from '../resources/update-operation.ts';
import type { CallState, Session } from '../session.ts';
import { checkDriftMode, reportDrift } from '../validation/report-drift.ts';
import { startInspection } from '../validation/validation.ts';
import { CallTimeout } from './call-timeout.ts';
import { fromStrongEtag, readVersion, toOperationHeaders, withExtraHeaders } from './headers.ts';
import type { Operation } from './operation.ts';
import { decideRetry, toFailure } from './retry-policy.ts';
import { readBody, sendRequest, startProgress } from './send-request.ts';

/** Prepares one operation. An `operation` that throws becomes a call that rejects. */
export type Run = <T>(options: CallOptions, operation: () => Operation<T>) => Call<T>;

/** Binds the operations of a client to what they share. */
export function createRun(session: Session): Run {
  return (options, operation) => new Call(prepare(session, options, operation));
}

/** Takes the input at once; the result sends the request when it is called. */
function prepare<T>(session: Session, options: CallOptions, toOperation: () => Operation<T>): Next<T> {
  let operation: Operation<T>;
  try {
    operation = toOperation();
  } catch (error) {
    return async () => {
      throw error instanceof RefusedUpdate ? await error.explain() : error;
    };
  }
  const execute = (executeCall<T>).bind(null, session, operation, options);
  return session.middleware?.traceCall(session, operation, execute) ?? execute;
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
async function executeCall<T>(
  session: Session,
  operation: Operation<T>,
  options: CallOptions,
): Promise<ApiResponse<T>> {
  const { deadline, attemptTimeout, maxAttempts } = toLimits(session, options);
  const drift = options.drift === undefined ? session.validation.mode : checkDriftMode(options.drift);
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
  const timeout = new CallTimeout(session.clock, deadline, options.signal ? [options.signal] : NO_SIGNALS);
  let credential = NO_AUTH;
  try {
    const current = operation.anonymous ? NO_AUTH : session.readCredential();
    credential = current instanceof Promise ? await timeout.race(current) : current;
    if (timeout.cause !== null) throw timeout.cause;
    const state: CallState<T> = {
      session,
      operation,
      options,
      progress,
      timeout,
      credential,
      headers,
      maxAttempts,
      drift,
      context: null,
    };
    return await (session.middleware?.runCall(state, makeAttempts) ?? makeAttempts(state));
  } catch (error) {
    throw session.toError(error, progress, credential.redact);
  } finally {
    timeout.end();
  }
}

async function makeAttempts<T>(state: CallState<T>): Promise<ApiResponse<T>> {
  const { session, progress, timeout, credential } = state;
  let previous: RestClientError | null = null;
  for (;;) {
    try {
      const attempt = session.middleware?.wrapAttempt(state, previous, sendAttempt);
      return await (attempt ? timeout.race(attempt()) : sendAttempt(state, state.headers));
    } catch (error) {
      const failure = session.toError(error, progress, credential.redact);
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
  const isVetoed = wait !== null && session.middleware?.mayRetry(state, previous, error) === false;
  return isVetoed ? null : wait;
}

/** Sends one request of a call and reads its response. Rejects only with errors of this package. */
async function sendAttempt<T>(
  state: CallState<T>,
  headers: CallState<T>['headers'],
): Promise<ApiResponse<T>> {
  const { session, operation, progress, timeout, credential } = state;
  const { authorization, redact } = credential;
  const cancelToken = timeout.startRequest(progress.attemptTimeout);
  const sending = { session, progress, timeout, redact, cancelToken };
  try {
    // A middleware may go on when nobody waits any more.
    if (timeout.cause !== null) throw timeout.cause;
    const response = await sendRequest(sending, {
      method: operation.method,
      path: operation.path,
      headers: authorization === null ? headers : { ...headers, authorization },
      body: operation.body ?? null,
    });
    const body = await readBody(response, sending);
    const inspection = startInspection(session.validation, state.drift);
    const result = {
      data: operation.read(body, inspection),
      status: response.status,
      // The body's own first: compressing proxies weaken or rewrite the header.
      version: readVersion(body) ?? fromStrongEtag(response.header('etag')),
      requestId: progress.requestId,
      headers: new ResponseHeaders(response, redact),
      replayed: response.header('idempotency-replayed') === 'true',
      attempts: progress.attempts,
    };
    if (inspection !== null && inspection.findings.length > 0) await reportDrift(state, inspection, result);
    return result;
  } catch (error) {
    throw toClientError(error, progress, redact);
  } finally {
    cancelToken.cancel();
  }
}
