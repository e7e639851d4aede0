import type { Client } from '@urql/core';
import { ConversationChangedDocument } from '../../generated/graphql.ts';
import type { StreamListener } from './follower.ts';

// The gateway sends a comment every 12 seconds: a stream that is silent for so long is dead without saying so.
const SILENCE_TIMEOUT_MS = 40_000;

/** Opens the subscription as one request; its answer is the stream. */
export function openStream(client: Client, after: string | null, listener: StreamListener): () => void {
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const onBytes = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(listener.onLost, SILENCE_TIMEOUT_MS);
  };
  const { unsubscribe } = client
    .subscription(ConversationChangedDocument, { after }, { fetch: watchedFetch(listener, onBytes) })
    .subscribe(({ data }) => {
      if (data) listener.onEvent(data.conversationChanged);
      else listener.onLost();
    });
  onBytes();
  return () => {
    clearTimeout(watchdog);
    unsubscribe();
  };
}

/**
 * A fetch that says when the stream is there and when it is over. urql does not tell the end of a stream that brought
 * no event, and a stream that was resumed may have nothing to bring.
 */
function watchedFetch(listener: StreamListener, onBytes: () => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!response.ok || !response.body || !isStream) return response;
    listener.onOpen();
    const body = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          onBytes();
          controller.enqueue(chunk);
        },
        flush: listener.onLost,
      }),
    );
    return new Response(body, response);
  };
}
