import type { Answer } from './call.ts';
import { checkDeadline } from './check-deadline.ts';
import type { CallOptions } from './client-options.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { toApiError } from './errors/to-api-error.ts';
import { toCause } from './errors/to-cause.ts';
import { type Progress, toClientError, toRedirectError } from './errors/to-client-error.ts';
import { Interrupted, startInterruption } from './interruption.ts';
import { toObserve } from './observe.ts';
import type { Operation } from './operation.ts';
import { type JsonObject, readJsonObject } from './read-json.ts';
import { type Redact, toRedact } from './redact.ts';
import { toExtraHeaders } from './request-headers.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { Session } from './session.ts';
import { fromStrongEtag } from './strong-etag.ts';
import type { TransportRequest, TransportResponse } from './transport/transport.ts';

/** Sends one operation once and reads its answer, all of it within one deadline. Rejects only with errors of this package. */
export async function exchange<T>(
  session: Session,
  operation: Operation<T>,
  options: CallOptions,
): Promise<Answer<T>> {
  const extraHeaders = toExtraHeaders(options.headers);
  const deadline = options.deadline === undefined ? session.deadline : checkDeadline(options.deadline);
  const maxResponseBytes = session.maxResponseBytes ?? operation.maxResponseBytes;
  if (session.connection.closed) throw closedError(operation.name);

  const progress: Progress = {
    operation: operation.name,
    write: operation.method !== 'GET',
    origin: session.baseUrl.origin,
    deadline,
    maxResponseBytes,
    phase: 'token',
    status: null,
    requestId: null,
  };
  const interruption = startInterruption(deadline, options.signal);
  let redact = toRedact(null);
  let complete = false;
  try {
    const token = await interruption.race(operation.anonymous ? null : session.readToken());
    redact = toRedact(token);
    const response = await interruption.race(
      send(session, progress, {
        method: operation.method,
        origin: session.baseUrl.origin,
        path: session.baseUrl.path + operation.path,
        headers: {
          ...extraHeaders,
          accept: 'application/json, application/problem+json',
          ...(operation.body !== undefined && { 'content-type': 'application/json' }),
          ...operation.headers,
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        body: operation.body ?? null,
        maxResponseBytes,
        signal: interruption.signal,
        onSending: () => {
          progress.phase = 'answer';
        },
      }),
    );
    progress.phase = 'body';
    progress.status = response.status;
    progress.requestId = readRequestId(response, redact);
    if (isRedirect(response.status)) throw toRedirectError(progress);
    const readBody = async () => {
      const bytes = await interruption.race(response.read());
      complete = true;
      return readJsonObject(bytes);
    };
    if (response.status >= 400) throw await readApiError(response, readBody, progress, redact);
    const data = operation.read(await readBody(), toObserve(operation.name, session.onDrift));
    return {
      data,
      status: response.status,
      version: fromStrongEtag(response.header('etag')),
      requestId: progress.requestId,
      replayed: response.header('idempotency-replayed') === 'true',
    };
  } catch (error) {
    throw toClientError(error, progress, redact);
  } finally {
    interruption.end(complete ? 'complete' : 'abandon');
  }
}

function send(session: Session, progress: Progress, request: TransportRequest): Promise<TransportResponse> {
  const { transport } = session.connection;
  progress.phase = transport.reportsSending === true ? 'connection' : 'answer';
  return transport.send(request);
}

/** A status says more than a body that broke off: whatever happens to the body, the status is what is reported. */
async function readApiError(
  response: TransportResponse,
  readBody: () => Promise<JsonObject>,
  progress: Progress,
  redact: Redact,
) {
  let body: unknown;
  let cause: unknown;
  try {
    body = await readBody();
  } catch (error) {
    if (error instanceof Interrupted && error.by === 'caller') throw error;
    cause = error instanceof Interrupted ? toClientError(error, progress, redact) : toCause(error, redact);
  }
  return toApiError(
    {
      operation: progress.operation,
      write: progress.write,
      status: response.status,
      requestId: progress.requestId,
      retryAfterSeconds: parseRetryAfter(response.header('retry-after'), Date.now()),
      body,
      cause,
    },
    redact,
  );
}

/** 304 is none: it answers a condition, and this client asks for none. */
function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400 && status !== 304);
}

function readRequestId(response: TransportResponse, redact: Redact): string | null {
  const given = response.header('x-request-id');
  return given === null ? null : redact(given).slice(0, 200);
}

function closedError(operation: string): InvalidRequestError {
  return new InvalidRequestError(`${operation} was not sent: this client is closed. Make a new one.`);
}
