import { DEMO_FILES_URL } from '@parley/demo-data';
import type { FastifyInstance } from 'fastify';
import { isDemoSession } from '../http/authentication.ts';

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/** Every answer to a demo token names the demo's files at this server, by the name that it was asked by. */
export function addFileAddresses(app: FastifyInstance): void {
  app.addHook('onSend', async (request, _reply, payload) => {
    if (typeof payload !== 'string' || !isDemoSession(request)) return payload;
    if (!HOST.test(request.host) || !payload.includes(DEMO_FILES_URL)) return payload;
    return payload.replaceAll(DEMO_FILES_URL, `${request.protocol}://${request.host}${app.prefix}/files/`);
  });
}
