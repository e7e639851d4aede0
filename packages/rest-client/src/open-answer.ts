import type { ApiError } from './errors/api-error.ts';
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

/** Sends one request; the answer is given once its headers are in. */
export function openAnswer(sending: Sending, sent: Sent): Promise<TransportResponse> {
  const { session, progress, interruption, open } = sending;
  const { transport } = session.connection;
  progress.phase = transport.reportsSending === true ? 'connection' : 'answer';
  progress.attempts += 1;
  progress.status = null;
  progress.requestId = null;
  const isPrompt = transport.settlesOnRelease === true;
  const opening = transport.send(new OutgoingRequest(session, progress, open, sent));
  return isPrompt ? opening : interruption.race(opening, open);
}

/** Notes what the headers of an answer tell. Throws for a redirect; gives the error that a failure is, to be thrown. */
export function readFailure(response: TransportResponse, sending: Sending): Promise<ApiError> | null {
  const { progress, redact } = sending;
  progress.phase = 'body';
  progress.status = response.status;
  progress.requestId = readRequestId(response, redact);
  if (isRedirect(response.status)) throw toRedirectError(progress);
  return response.status >= 400 ? readApiError(response, sending) : null;
}

/** Reads the whole body of an answer, which must be a JSON object. */
export function readBody(response: TransportResponse, sending: Sending): JsonObject | Promise<JsonObject> {
  const read = response.read();
  return ArrayBuffer.isView(read) ? parseBody(read, sending) : readSlowBody(read, sending);
}

async function readSlowBody(read: Promise<Uint8Array>, sending: Sending): Promise<JsonObject> {
  return parseBody(await sending.interruption.race(read, sending.open), sending);
}

function parseBody(bytes: Uint8Array, { open }: Sending): JsonObject {
  open.complete();
  return readJsonObject(bytes);
}

/** A status says more than a body that broke off: whatever happens to the body, the status is what is reported. */
async function readApiError(response: TransportResponse, sending: Sending): Promise<ApiError> {
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
