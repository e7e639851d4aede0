import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { findUserByToken } from '../users/find-user-by-token.ts';
import { hashToken } from '../users/token-hash.ts';
import { Problem } from './problem.ts';

interface Session extends NonNullable<Awaited<ReturnType<typeof findUserByToken>>> {
  readonly tokenHash: string;
}

const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;
const sessions = new WeakMap<FastifyRequest, Session>();

/** Every route of this scope asks for a bearer token of an active user, before the body is read. */
export function authenticationPlugin(app: FastifyInstance, kysely: Kysely<Tables>): void {
  app.addHook('onRequest', async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) throw unauthorized();
    const token = BEARER.exec(authorization)?.[1];
    const tokenHash = hashToken(token ?? '');
    const found = token === undefined ? null : await findUserByToken(kysely, tokenHash);
    if (found === null) throw unauthorized('The token is not valid; sign in again to get a valid one.');
    sessions.set(request, { ...found, tokenHash });
  });
}

/** Whether a session that outlasts its request may go on. */
export async function isSessionValid(kysely: Kysely<Tables>, { tokenHash }: Session): Promise<boolean> {
  return (await findUserByToken(kysely, tokenHash)) !== null;
}

/** Whether one of the tokens that everybody knows came with the request. */
export function isDemoSession(request: FastifyRequest): boolean {
  return sessions.get(request)?.isDemo === true;
}

/** Whose token came with the request, and which. */
export function getSession(request: FastifyRequest): Session {
  const session = sessions.get(request);
  if (!session) throw new Error('The route is registered outside the scope of authenticationPlugin.');
  return session;
}

function unauthorized(detail?: string): Problem {
  const challenge = detail === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
  return new Problem('unauthorized', {
    headers: { 'www-authenticate': challenge },
    ...(detail && { detail }),
  });
}
