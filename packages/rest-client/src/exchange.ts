import type { Answer } from './call.ts';
import { checkDeadline } from './check-deadline.ts';
import { checkMaxAttempts } from './check-max-attempts.ts';
import type { CallOptions } from './client-options.ts';
import { closedError } from './errors/closed-error.ts';
import { startProgress } from './errors/progress.ts';
import type { RestClientError } from './errors/rest-client-error.ts';
import { toClientError } from './errors/to-client-error.ts';
import { startInterruption } from './interruption.ts';
import { toObserve } from './observe.ts';
import { openAnswer, readBody, type Sending } from './open-answer.ts';
import type { Operation } from './operation.ts';
import { toRedact } from './redact.ts';
import { toExtraHeaders } from './request-headers.ts';
import { decideRetry } from './retry/decide-retry.ts';
import { toFailure } from './retry/to-failure.ts';
import type { Session } from './session.ts';
import { fromStrongEtag } from './strong-etag.ts';

type Call = Omit<Sending, 'open'>;

/**
 * Carries one operation out: as many attempts as are safe, and all of them, with the waiting between, within one
 * deadline. Rejects only with errors of this package.
 */
export async function exchange<T>(
  session: Session,
  operation: Operation<T>,
  options: CallOptions,
): Promise<Answer<T>> {
  const extraHeaders = toExtraHeaders(options.headers);
  const deadline = options.deadline === undefined ? session.deadline : checkDeadline(options.deadline);
  const maxAttempts =
    options.maxAttempts === undefined ? session.maxAttempts : checkMaxAttempts(options.maxAttempts);
  if (session.connection.closing.signal.aborted) throw closedError(operation.name);

  const progress = startProgress(session, {
    operation: operation.name,
    write: operation.method !== 'GET',
    deadline,
    maxResponseBytes: session.maxResponseBytes ?? operation.maxResponseBytes,
  });
  const interruption = startInterruption(session.clock, deadline, options.signal);
  let redact = toRedact(null);
  try {
    const token = await interruption.race(operation.anonymous ? null : session.readToken());
    redact = toRedact(token);
    const call = { session, progress, interruption, token, redact };
    for (;;) {
      try {
        return await attempt(call, operation, extraHeaders);
      } catch (error) {
        const failure = toClientError(error, progress, redact);
        const wait = waitAfter(failure, call, operation, maxAttempts);
        if (wait === null) throw failure;
        progress.phase = 'pause';
        progress.before = progress.before === 'unknown' ? 'unknown' : failure.outcome;
        await interruption.pause(wait);
        if (session.connection.closing.signal.aborted) throw failure;
      }
    }
  } catch (error) {
    throw toClientError(error, progress, redact);
  } finally {
    interruption.end();
  }
}

async function attempt<T>(
  call: Call,
  operation: Operation<T>,
  extraHeaders: Readonly<Record<string, string>>,
): Promise<Answer<T>> {
  const { session, progress } = call;
  const sending = { ...call, open: call.interruption.open() };
  try {
    const response = await openAnswer(sending, {
      method: operation.method,
      path: operation.path,
      headers: {
        ...extraHeaders,
        accept: 'application/json, application/problem+json',
        ...(operation.body !== undefined && { 'content-type': 'application/json' }),
        ...operation.headers,
      },
      body: operation.body ?? null,
    });
    const body = await readBody(response, sending);
    return {
      data: operation.read(body, toObserve(operation.name, session.onDrift)),
      status: response.status,
      version: fromStrongEtag(response.header('etag')),
      requestId: progress.requestId,
      replayed: response.header('idempotency-replayed') === 'true',
      attempts: progress.attempts,
    };
  } finally {
    sending.open.release();
  }
}

/** Milliseconds to wait before the next attempt; `null` = there is none. */
function waitAfter<T>(
  error: RestClientError,
  { session, progress, interruption }: Call,
  { method, headers = {}, idempotencyKeys = session.idempotencyKeys }: Operation<T>,
  maxAttempts: number,
): number | null {
  const failure = toFailure(error);
  if (failure === null || session.connection.closing.signal.aborted) return null;
  return decideRetry({
    ...failure,
    method,
    keyed: idempotencyKeys && headers['idempotency-key'] !== undefined,
    ifMatch: headers['if-match'] !== undefined,
    attempt: progress.attempts,
    maxAttempts,
    backoff: session.backoff(progress.attempts),
    remaining: interruption.remaining(),
  });
}
