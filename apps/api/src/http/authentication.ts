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

/** Requires a bearer token of an active user for all routes of the scope, before the body is read. */
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

/** Whether the token of a long-lived session is still valid. */
export async function isSessionValid(kysely: Kysely<Tables>, { tokenHash }: Session): Promise<boolean> {
  return (await findUserByToken(kysely, tokenHash)) !== null;
}

/** Whether the request has a demo token. */
export function isDemoSession(request: FastifyRequest): boolean {
  return sessions.get(request)?.isDemo === true;
}

/** The user and the token of a request. */
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
