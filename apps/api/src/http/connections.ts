import type { FastifyInstance } from 'fastify';

const IDLE_CHECK_INTERVAL_MS = 25;
const SLOW_READER_TIMEOUT_MS = 8_000;

/**
 * Closes the connections of slow readers, and idle ones when the server closes. Node itself limits the time of slow
 * senders, and resets the timeout of the connection after each response.
 */
export function connectionsPlugin(app: FastifyInstance): void {
  let closing = false;
  app.addHook('onSend', async ({ raw: { socket } }, reply) => {
    socket?.setTimeout?.(SLOW_READER_TIMEOUT_MS);
    if (closing) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    closing = true;
    const timer = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_INTERVAL_MS);
    app.server.once('close', () => clearInterval(timer));
    timer.unref();
  });
}
