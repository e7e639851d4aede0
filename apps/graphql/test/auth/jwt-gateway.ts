import type { GatewaySettings } from '../../src/index.ts';
import { gatewayOf, post } from '../ask.ts';
import { ALL_EXTENSIONS, startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { AUDIENCE, ISSUER, startIssuer } from './issuer.ts';

export const START = Date.parse('2026-01-02T12:00:00Z');

type Jwt = NonNullable<GatewaySettings['jwt']>;

export const ADA = { id: 1, name: 'Ada', email: 'ada@example.com' };
export const GRACE = { id: 5, name: 'Grace', email: 'grace@example.com' };

/** A gateway that takes the tokens of an issuer, before an upstream whose list of users can be broken. */
export async function start(settings: Partial<Jwt> = {}, users = [ADA, GRACE]) {
  const clock = { now: START };
  const now = () => clock.now;
  const issuer = await startIssuer({ now });
  const key = await issuer.addKey('first');
  let usersAreDown = false;
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do' }],
    extensions: ALL_EXTENSIONS,
    users,
    interfere: ({ path }) => (usersAreDown && path === '/users' ? { status: 500 } : undefined),
  });
  const jwt: Jwt = {
    jwksUrl: issuer.jwksUrl,
    issuer: ISSUER,
    audience: AUDIENCE,
    apiToken: 'machine',
    ...settings,
  };
  return {
    clock,
    issuer,
    key,
    upstream,
    users,
    gateway: gatewayOf(upstream, { now, jwt }),
    breakUsers: () => {
      usersAreDown = true;
    },
  };
}

export const QUERY = '{ viewer { id name } conversation(id: 7) { id } }';

export async function statusOf(
  { gateway }: Pick<Awaited<ReturnType<typeof start>>, 'gateway'>,
  token: string,
) {
  const { status } = await post(gateway, { query: QUERY }, token);
  return status;
}
