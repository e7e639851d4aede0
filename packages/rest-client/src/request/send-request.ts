import { type Redact, toCause } from '../errors/base.ts';
import { type Progress, toApiError, toClientError, toRedirectError } from '../errors/convert.ts';
import type { Session } from '../session.ts';
import type { TransportRequest, TransportResponse } from '../transport/transport.ts';
import { type CallTimeout, Cancellation, type CancelSource } from './call-timeout.ts';
import { type JsonObject, readJsonObject } from './json-body.ts';

/** What one request is sent with. */
export interface Sending {
  readonly session: Session;
  readonly progress: Progress;
  readonly timeout: CallTimeout;
  readonly cancelToken: CancelSource;
  readonly redact: Redact;
}

export function startProgress(
  { baseUrl: { origin } }: Session,
  call: Omit<Progress, 'origin' | 'phase' | 'attempts' | 'before' | 'status' | 'requestId'>,
): Progress {
  return { ...call, origin, phase: 'token', attempts: 0, before: null, status: null, requestId: null };
}

/** What is sent; the path is below the base URL. */
export type Sent = Pick<TransportRequest, 'method' | 'path' | 'headers' | 'body'>;

/** Sends one request. Resolves with a successful response once its headers are in; throws any other status. */
export async function sendRequest(sending: Sending, sent: Sent): Promise<TransportResponse> {
  const { session, progress, timeout, cancelToken, redact } = sending;
  const { transport } = session.connection;
  progress.phase = transport.reportsSending ? 'connection' : 'answer';
  progress.attempts += 1;
  progress.status = null;
  progress.requestId = null;
  const response = await timeout.race(
    transport.send(
      Object.assign(new OutgoingRequest(), {
        method: sent.method,
        origin: session.baseUrl.origin,
        path: session.baseUrl.path + sent.path,
        headers: sent.headers,
        body: sent.body,
        maxResponseBytes: progress.maxResponseBytes,
        cancelToken,
        onSending: () => {
          progress.phase = 'answer';
        },
      }),
    ),
    cancelToken,
  );
  progress.phase = 'body';
  progress.status = response.status;
  progress.requestId = readRequestId(response, redact);
  if (isRedirect(response.status)) throw toRedirectError(progress);
  if (response.status >= 400) throw await readApiError(response, sending);
  return response;
}

/** Reads the whole body, which must be a JSON object. */
export async function readBody(response: TransportResponse, sending: Sending): Promise<JsonObject> {
  const read = response.read();
  const bytes = read instanceof Promise ? await sending.timeout.race(read, sending.cancelToken) : read;
  sending.cancelToken.complete();
  return readJsonObject(bytes);
}

/** Reports the status even if the body cannot be read. */
async function readApiError(response: TransportResponse, sending: Sending) {
  const { session, progress, redact } = sending;
  let body: unknown;
  let cause: unknown;
  try {
    body = await readBody(response, sending);
  } catch (error) {
    if (error instanceof Cancellation && error.by === 'caller') throw error;
    cause = error instanceof Cancellation ? toClientError(error, progress, redact) : toCause(error, redact);
  }
  const retryAfterSeconds = parseRetryAfter(response.header('retry-after'), session.clock.now());
  return toApiError({ progress, status: response.status, retryAfterSeconds, body, cause }, redact);
}

/** 304 is none: it answers a condition, and this client asks for none. */
function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400 && status !== 304);
}

function readRequestId(response: TransportResponse, redact: Redact): string | null {
  const id = response.header('x-request-id');
  return id === null ? null : redact(id).slice(0, 200);
}

/** Creates its signal on first use. A class, because a literal with a getter is several times slower to create. */
class OutgoingRequest {
  declare readonly cancelToken: CancelSource;

  get signal(): AbortSignal {
    return this.cancelToken.signal;
  }
}

/** Seconds, 30 days: longer than any deadline may be. Servers with a broken clock ask for years. */
const LONGEST = 2_592_000;

/** Seconds to wait by either form of `Retry-After` (RFC 9110, 10.2.3), 0 to 30 days; `null` when there is none to read. */
function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  // Date.parse reads nearly anything; a date of HTTP begins with the name of a day.
  const instant = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((instant - now) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, seconds), LONGEST);
}
