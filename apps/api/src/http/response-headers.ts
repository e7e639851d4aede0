import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const GIVEN_ID = /^[\w.:-]{1,128}$/;

/** The id of a request in logs and answers: the caller's, where it is one. */
export function toRequestId({ headers }: Pick<FastifyRequest['raw'], 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
}

/**
 * What every answer says of itself: by which id the log knows it, and that it is of its caller alone and only of now,
 * so that nothing between answers with it later.
 */
export function responseHeadersPlugin(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  });
}
