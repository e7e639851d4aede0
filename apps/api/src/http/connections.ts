import type { FastifyInstance } from 'fastify';

const LOOK_EVERY_MS = 25;

/** Closing waits for running requests, not for callers that keep a connection open in case they need it again. */
export function useGracefulClose(app: FastifyInstance): void {
  let closing = false;
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    closing = true;
    const timer = setInterval(() => app.server.closeIdleConnections(), LOOK_EVERY_MS);
    app.server.once('close', () => clearInterval(timer));
    timer.unref();
  });
}
