import { z } from 'zod';
import { OpenStreams } from '../events/open-streams.ts';
import { findStart, sendEvents } from '../events/send-events.ts';
import { getSession, isSessionValid } from '../http/authentication.ts';
import { headerParameter } from '../openapi/parameters.ts';
import { problems } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App, RouteContext } from './route-context.ts';

const HEARTBEAT_INTERVAL_MS = 15_000;
const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // Disables the buffering of nginx.
  'x-accel-buffering': 'no',
};

const EventsQuery = z.strictObject({
  last_event_id: z.string().max(100).optional().meta({
    description: 'Same as Last-Event-ID, for clients that cannot set the header, which takes precedence.',
  }),
});
type EventsQuery = z.infer<typeof EventsQuery>;

const EVENTS: RouteDescription = {
  summary: 'Stream every change of a conversation (server-sent events).',
  description:
    'Ids are strictly increasing. A client that reconnects with Last-Event-ID gets every event since, once and in order; without one it starts at the newest event, and `hello` contains the id to resume from. `reset`, with the current id: events since yours are gone, or the id is unknown; read your data again. A comment every 15 seconds keeps the connection alive. A client that stops reading is disconnected.',
  parameters: [headerParameter('Last-Event-ID', 'The id of the last event that the reader has.')],
  responses: {
    200: {
      description: 'Events `conversation.changed`, `hello` and `reset`.',
      content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/ConversationEvent' } } },
    },
    ...problems('invalid-input'),
  },
};

export function eventsRoutes(app: App, { kysely, feed, limits }: RouteContext): void {
  const open = new OpenStreams(limits);
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());

  app.get<{ Querystring: EventsQuery }>(
    '/events',
    { schema: { querystring: EventsQuery }, config: { openapi: EVENTS } },
    async (request, reply) => {
      if (request.method === 'HEAD') return reply.headers(HEADERS).send('');
      const field = request.headers['last-event-id'];
      const lastEventId = field === undefined ? request.query.last_event_id : String(field);
      const start = await findStart(feed, lastEventId || undefined);

      const close = open.open(getSession(request).tokenHash);
      const response = reply.hijack().raw;
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      // Its event has already been emitted.
      if (response.destroyed) gone.abort();
      response.writeHead(200, { ...HEADERS, 'x-request-id': request.id }).flushHeaders();
      const heartbeat = setInterval(async () => {
        response.write(':\n\n');
        const valid = await isSessionValid(kysely, getSession(request)).catch(() => true);
        if (!valid) gone.abort();
      }, HEARTBEAT_INTERVAL_MS);
      try {
        await sendEvents(response, feed, start, AbortSignal.any([closing.signal, gone.signal]));
        response.end();
      } catch (error) {
        // The client reconnects, and gets an error then.
        request.log.error({ err: error }, 'The events could not be read.');
        response.destroy();
      } finally {
        close();
        clearInterval(heartbeat);
      }
    },
  );
}
