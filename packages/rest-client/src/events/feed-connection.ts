import { ANONYMOUS, type Credential } from '../auth.ts';
import { startProgress, toClientError } from '../errors/convert.ts';
import type { Interruption } from '../request/call-timeout.ts';
import { UnreadableAnswer } from '../request/json-body.ts';
import { MAX_ITEM_BYTES } from '../request/operation.ts';
import { openAnswer, type Sending } from '../request/send-request.ts';
import type { Session } from '../session.ts';
import { TransportFailure } from '../transport/transport-failure.ts';
import { type ConversationEvent, toConversationEvent } from './conversation-event.ts';
import { createSseParser } from './sse-parser.ts';

/** One connection of a feed. */
interface Receiving {
  readonly session: Session;
  readonly interruption: Interruption;
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
  const { session, interruption, idleTimeout, failures } = receiving;
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
  let redact = ANONYMOUS.redact;
  const open = interruption.open(null);
  interruption.restart(deadline);
  try {
    const credential = await interruption.race(Promise.resolve(session.readCredential()));
    redact = credential.redact;
    const sending = { session, progress, interruption, open, redact };
    const chunks = await openStream(sending, receiving, credential);
    receiving.onOpen();
    progress.deadline = idleTimeout;
    const parser = createSseParser(maxResponseBytes);
    const decoder = new TextDecoder();
    interruption.restart(idleTimeout);
    for await (const chunk of chunks) {
      // Only the API is timed, not the reader of the feed.
      interruption.restart(null);
      for (const event of parser.push(decoder.decode(chunk, { stream: true }))) {
        const known = toConversationEvent(event);
        if (known !== null) yield known;
      }
      interruption.restart(idleTimeout);
    }
    throw new TransportFailure('connection-lost');
  } catch (error) {
    throw toClientError(interruption.cause ?? error, progress, redact);
  } finally {
    open.release();
  }
}

async function openStream(
  sending: Sending,
  { headers, lastEventId }: Receiving,
  { authorization }: Credential,
): Promise<AsyncIterable<Uint8Array>> {
  const response = await openAnswer(sending, {
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
  throw new UnreadableAnswer('another kind of content than a stream of events');
}
