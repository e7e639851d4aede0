import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { findUserByToken } from '../users/find-user-by-token.ts';
import type { toUser } from '../users/to-user.ts';
import { hashToken } from '../users/token-hash.ts';
import { Problem } from './problem.ts';

type SignedInUser = ReturnType<typeof toUser>;

const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;
const users = new WeakMap<FastifyRequest, SignedInUser>();

/** Every route of this scope asks for a bearer token of an active user, before the body is read. */
export function useAuthentication(app: FastifyInstance, kysely: Kysely<Tables>): void {
  app.addHook('onRequest', async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) throw unauthorized();
    const token = BEARER.exec(authorization)?.[1];
    const user = token === undefined ? null : await findUserByToken(kysely, hashToken(token));
    if (user === null) throw unauthorized('The token is not valid; sign in again to get a valid one.');
    users.set(request, user);
  });
}

/** The user whose token came with the request. */
export function signedInUser(request: FastifyRequest): SignedInUser {
  const user = users.get(request);
  if (!user) throw new Error('The route is registered outside the scope of useAuthentication.');
  return user;
}

function unauthorized(detail?: string): Problem {
  const challenge = detail === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
  return new Problem('unauthorized', {
    headers: { 'www-authenticate': challenge },
    ...(detail && { detail }),
  });
}
