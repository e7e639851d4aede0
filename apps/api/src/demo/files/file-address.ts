import type { FastifyInstance } from 'fastify';
import { isDemoSession } from '../../http/authentication.ts';

/** What stands in the rows: the server does not know yet by which name it will be asked. */
const WRITTEN = 'https://files.rad-lindner.example/v1/files/';
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

export function toWrittenAddress(name: string): string {
  return `${WRITTEN}${name}`;
}

/** Every answer to a demo token names the demo's files at this server, by the name that it was asked by. */
export function useFileAddresses(app: FastifyInstance): void {
  app.addHook('onSend', async (request, _reply, payload) => {
    if (typeof payload !== 'string' || !isDemoSession(request)) return payload;
    if (!HOST.test(request.host) || !payload.includes(WRITTEN)) return payload;
    return payload.replaceAll(WRITTEN, `${request.protocol}://${request.host}${app.prefix}/files/`);
  });
}
