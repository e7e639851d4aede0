import type { FastifyInstance } from 'fastify';

const TAKES_NOTHING_MS = 8_000;

/**
 * Drops a caller that takes nothing of its answer for so long. Callers that send too slowly are timed by Node itself;
 * it sets the time of the connection anew once the answer has left.
 */
export function useSlowReaders(app: FastifyInstance): void {
  app.addHook('onSend', async ({ raw: { socket } }) => {
    socket?.setTimeout?.(TAKES_NOTHING_MS);
  });
}
