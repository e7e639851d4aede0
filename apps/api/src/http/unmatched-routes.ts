import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** The order of the Allow header, independent of the order of registration. */
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH'];

/** Handles requests that no route matches: OPTIONS and 405 with Allow for a known path, else 404. */
export function unmatchedRoutesPlugin(app: FastifyInstance): void {
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set();
    for (const each of [method].flat()) known.add(each);
    methods.set(url, known);
  });
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const known = methods.has(path) ? path : [...methods.keys()].find((pattern) => isPath(pattern, path));
    if (known === undefined) throw new Problem('not-found');
    const allow = [...METHODS.filter((method) => methods.get(known)?.has(method)), 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') return reply.code(204).header('allow', allow).send();
    throw new Problem('method-not-allowed', { headers: { allow } });
  });
}

function isPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, i) => part === parts[i] || (part.startsWith(':') && parts[i] !== ''))
  );
}
