import type { Progress } from './errors/progress.ts';
import { toApiError } from './errors/to-api-error.ts';
import { toCause } from './errors/to-cause.ts';
import { toClientError, toRedirectError } from './errors/to-client-error.ts';
import { Interrupted, type Interruption, type OpenRequest } from './interruption.ts';
import { OutgoingRequest } from './outgoing-request.ts';
import { type JsonObject, readJsonObject } from './read-json.ts';
import type { Redact } from './redact.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { Session } from './session.ts';
import type { TransportRequest, TransportResponse } from './transport/transport.ts';

/** What one request is sent with. */
export interface Sending {
  readonly session: Session;
  readonly progress: Progress;
  readonly interruption: Interruption;
  readonly open: OpenRequest;
  readonly redact: Redact;
}

/** What is sent; the path is below the base URL. */
export type Sent = Pick<TransportRequest, 'method' | 'path' | 'headers' | 'body'>;

/** Sends one request and gives the answer once its headers are in and tell of success; throws what they tell else. */
export async function openAnswer(sending: Sending, sent: Sent): Promise<TransportResponse> {
  const { session, progress, interruption, open, redact } = sending;
  const { transport } = session.connection;
  progress.phase = transport.reportsSending ? 'connection' : 'answer';
  progress.attempts += 1;
  progress.status = null;
  progress.requestId = null;
  const response = await interruption.race(
    transport.send(
      Object.assign(new OutgoingRequest(), {
        method: sent.method,
        origin: session.baseUrl.origin,
        path: session.baseUrl.path + sent.path,
        headers: sent.headers,
        body: sent.body,
        maxResponseBytes: progress.maxResponseBytes,
        abandonment: open,
        onSending: () => {
          progress.phase = 'answer';
        },
      }),
    ),
    open,
  );
  progress.phase = 'body';
  progress.status = response.status;
  progress.requestId = readRequestId(response, redact);
  if (isRedirect(response.status)) throw toRedirectError(progress);
  if (response.status >= 400) throw await readApiError(response, sending);
  return response;
}

/** Reads the whole body of an answer, which must be a JSON object. */
export async function readBody(response: TransportResponse, sending: Sending): Promise<JsonObject> {
  const read = response.read();
  const bytes = read instanceof Promise ? await sending.interruption.race(read, sending.open) : read;
  sending.open.complete();
  return readJsonObject(bytes);
}

/** A status says more than a body that broke off: whatever happens to the body, the status is what is reported. */
async function readApiError(response: TransportResponse, sending: Sending) {
  const { session, progress, redact } = sending;
  let body: unknown;
  let cause: unknown;
  try {
    body = await readBody(response, sending);
  } catch (error) {
    if (error instanceof Interrupted && error.by === 'caller') throw error;
    cause = error instanceof Interrupted ? toClientError(error, progress, redact) : toCause(error, redact);
  }
  const retryAfterSeconds = parseRetryAfter(response.header('retry-after'), session.clock.now());
  return toApiError({ progress, status: response.status, retryAfterSeconds, body, cause }, redact);
}

/** 304 is none: it answers a condition, and this client asks for none. */
function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400 && status !== 304);
}

function readRequestId(response: TransportResponse, redact: Redact): string | null {
  const given = response.header('x-request-id');
  return given === null ? null : redact(given).slice(0, 200);
}
