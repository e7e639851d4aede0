import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const GIVEN_ID = /^[\w.:-]{1,128}$/;

/** The id of a request in logs and responses: the caller's if it is valid, else a new one. */
export function toRequestId({ headers }: Pick<FastifyRequest['raw'], 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
}

/** Adds the request id to every response, and forbids caches to reuse or share it. */
export function responseHeadersPlugin(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  });
}
