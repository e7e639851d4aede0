import type { RequestListener, ServerResponse } from 'node:http';
import type { ConversationEvent, EventsOptions, RestClient } from '../src/index.ts';

export const soon = () => 1;
export const data = (id: number, more: object = {}) => ({
  id,
  conversation_id: 1,
  version: `${id}`,
  ...more,
});
export const changed = (id: number) =>
  `id: ${id}\nevent: conversation.changed\ndata: ${JSON.stringify(data(id))}\n\n`;
const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

/** Answers with a stream that goes on until something ends it. */
export function streaming(
  write: (response: ServerResponse, lastEventId: number | null) => void,
): RequestListener {
  return (request, response) => {
    response.writeHead(200, STREAM);
    response.flushHeaders();
    const given = request.headers['last-event-id'];
    write(response, given === undefined ? null : Number(given));
  };
}

/** Reads so many events and leaves. */
export async function take(
  client: RestClient,
  count: number,
  options?: EventsOptions,
): Promise<ConversationEvent[]> {
  const events: ConversationEvent[] = [];
  if (count === 0) return events;
  for await (const event of client.events(options)) {
    events.push(event);
    if (events.length === count) break;
  }
  return events;
}

export async function drain(client: RestClient, options?: EventsOptions): Promise<ConversationEvent[]> {
  return take(client, Number.POSITIVE_INFINITY, options);
}
