import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** RFC 9112, 3.2: a request names one host, or the servers on its way disagree about whom it is for. */
export function useOneHost(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }) => {
    const hosts = raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
    if (hosts.length === 1 || (hosts.length === 0 && raw.httpVersion === '1.0')) return;
    throw new Problem('malformed-request', { headers: { connection: 'close' } });
  });
}
