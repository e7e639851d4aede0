import { type Credential, NO_AUTH } from '../auth.ts';
import { toClientError } from '../errors/convert.ts';
import type { CallTimeout } from '../request/call-timeout.ts';
import { UnreadableResponse } from '../request/json-body.ts';
import { MAX_ITEM_BYTES } from '../request/operation.ts';
import { type Sending, sendRequest, startProgress } from '../request/send-request.ts';
import type { Session } from '../session.ts';
import { TransportFailure } from '../transport/transport-failure.ts';
import { type ConversationEvent, toConversationEvent } from './conversation-event.ts';
import { createSseParser } from './sse-parser.ts';

/** One connection of a feed. */
interface Receiving {
  readonly session: Session;
  readonly timeout: CallTimeout;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` = from now. */
  readonly lastEventId: number | null;
  readonly idleTimeout: number;
  /** How many connections in a row failed before. */
  readonly failures: number;
  readonly onOpen: () => void;
}

/** Gives the events of one connection until it breaks, and then throws: a feed has no end of its own. */
export async function* receive(receiving: Receiving): AsyncGenerator<ConversationEvent, never> {
  const { session, timeout, idleTimeout, failures } = receiving;
  const maxResponseBytes = session.maxResponseBytes ?? MAX_ITEM_BYTES;
  const { deadline } = session;
  const progress = startProgress(session, {
    operation: 'events',
    write: false,
    maxResponseBytes,
    idempotencyKey: null,
    deadline,
    attemptTimeout: null,
  });
  progress.attempts = failures;
  let redact = NO_AUTH.redact;
  const cancelToken = timeout.startRequest(null);
  timeout.restart(deadline);
  try {
    const credential = await timeout.race(Promise.resolve(session.readCredential()));
    redact = credential.redact;
    const sending = { session, progress, timeout, cancelToken, redact };
    const chunks = await openStream(sending, receiving, credential);
    receiving.onOpen();
    progress.deadline = idleTimeout;
    const parser = createSseParser(maxResponseBytes);
    const decoder = new TextDecoder();
    timeout.restart(idleTimeout);
    for await (const chunk of chunks) {
      // Only the API is timed, not the reader of the feed.
      timeout.restart(null);
      for (const event of parser.push(decoder.decode(chunk, { stream: true }))) {
        const known = toConversationEvent(event);
        if (known !== null) yield known;
      }
      timeout.restart(idleTimeout);
    }
    throw new TransportFailure('connection-lost');
  } catch (error) {
    throw toClientError(timeout.cause ?? error, progress, redact);
  } finally {
    cancelToken.cancel();
  }
}

async function openStream(
  sending: Sending,
  { headers, lastEventId }: Receiving,
  { authorization }: Credential,
): Promise<AsyncIterable<Uint8Array>> {
  const response = await sendRequest(sending, {
    method: 'GET',
    path: '/events',
    headers: {
      ...headers,
      accept: 'text/event-stream, application/problem+json',
      'accept-encoding': 'identity',
      'cache-control': 'no-store',
      ...(authorization !== null && { authorization }),
      ...(lastEventId !== null && { 'last-event-id': String(lastEventId) }),
    },
    body: null,
  });
  if (/^text\/event-stream *(;|$)/i.test(response.header('content-type') ?? '')) return response.chunks();
  throw new UnreadableResponse('another kind of content than a stream of events');
}
