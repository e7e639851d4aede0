import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { GatewaySettings } from '../../src/index.ts';
import { gatewayOf, patchesOf, post, update, updateKeyed } from '../ask.ts';
import { ALL_EXTENSIONS, startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { AUDIENCE, ISSUER, startIssuer } from './issuer.ts';

const START = Date.parse('2026-01-02T12:00:00Z');

type Jwt = NonNullable<GatewaySettings['jwt']>;

const ADA = { id: 1, name: 'Ada', email: 'ada@example.com' };
const GRACE = { id: 5, name: 'Grace', email: 'grace@example.com' };

async function start(settings: Partial<Jwt> = {}, users = [ADA, GRACE]) {
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

const QUERY = '{ viewer { id name } conversation(id: 7) { id } }';

async function statusOf({ gateway }: Pick<Awaited<ReturnType<typeof start>>, 'gateway'>, token: string) {
  const { status } = await post(gateway, { query: QUERY }, token);
  return status;
}

describe('a JWT of the issuer', () => {
  it('names a user of the upstream, and the upstream sees the token of the gateway alone', async () => {
    const { gateway, issuer, key, upstream } = await start();
    const response = await post(gateway, { query: QUERY }, await issuer.sign(key));
    expect(await response.json()).toMatchObject({
      data: { viewer: { id: '1', name: 'Ada' }, conversation: { id: '7' } },
    });
    const tokens = upstream.received.map(({ headers }) => headers.authorization);
    expect(new Set(tokens)).toEqual(new Set([undefined, 'Bearer machine']));
  });

  it('makes whom it names the one who starts a conversation', async () => {
    const { gateway, issuer, key } = await start();
    const result = await update(gateway, { id: '7', status: 'IN_PROGRESS' }, await issuer.sign(key));
    expect(result).toMatchObject({ changed: true, conversation: { user: { id: '1' } } });
  });

  it('names a user by their id where the claim is another one', async () => {
    const { gateway, issuer, key } = await start({ userClaim: 'parley_user' });
    const response = await post(gateway, { query: QUERY }, await issuer.sign(key, { parley_user: 5 }));
    expect(await response.json()).toMatchObject({ data: { viewer: { id: '5' } } });
  });

  it.each([
    ['nobody', { email: 'eve@example.com' }],
    ['an address that is not verified', { email_verified: false }],
    ['no address', { email: undefined }],
  ])('that names %s is refused, unless unknown users are allowed', async (_name, claims) => {
    const refusing = await start();
    const response = await post(
      refusing.gateway,
      { query: QUERY },
      await refusing.issuer.sign(refusing.key, claims),
    );
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });

    const allowing = await start({ unknownUsers: 'allow' });
    const allowed = await post(
      allowing.gateway,
      { query: QUERY },
      await allowing.issuer.sign(allowing.key, claims),
    );
    expect(await allowed.json()).toMatchObject({ data: { viewer: null, conversation: { id: '7' } } });
  });

  it('may be off by the clock skew, and no more', async () => {
    const parts = await start({ clockSkewSeconds: 10 });
    const seconds = START / 1_000;
    expect(await statusOf(parts, await parts.issuer.sign(parts.key, { exp: seconds - 9 }))).toBe(200);
    expect(await statusOf(parts, await parts.issuer.sign(parts.key, { exp: seconds - 11 }))).toBe(401);
    expect(await statusOf(parts, await parts.issuer.sign(parts.key, { nbf: seconds + 9 }))).toBe(200);
    expect(await statusOf(parts, await parts.issuer.sign(parts.key, { nbf: seconds + 11 }))).toBe(401);
  });

  it('keeps its idempotency keys apart from those of other people', async () => {
    const { gateway, issuer, key, upstream } = await start();
    const ada = await issuer.sign(key);
    const grace = await issuer.sign(key, { sub: 'grace', email: 'grace@example.com' });
    const input = { id: '7', status: 'DONE', idempotencyKey: 'k1' };
    expect(await updateKeyed(gateway, input, ada)).toMatchObject({ changed: true, replayed: false });
    expect(await updateKeyed(gateway, input, ada)).toMatchObject({ replayed: true });
    const other = { id: '7', status: 'TO_DO', idempotencyKey: 'k1' };
    expect(await updateKeyed(gateway, other, grace)).toMatchObject({ changed: true, replayed: false });
    expect(patchesOf(upstream)).toHaveLength(2);
  });
});

describe('a token that is worth nothing', () => {
  it.each<[string, (parts: Awaited<ReturnType<typeof start>>) => Promise<string> | string]>([
    ['is no JWT', () => 'u1'],
    [
      'is not signed',
      () => new UnsecuredJWT({ sub: 'ada' }).setIssuer(ISSUER).setAudience(AUDIENCE).encode(),
    ],
    ['is signed with the public key as a secret', async ({ key }) => sharedSecret(JSON.stringify(key.jwk))],
    [
      'is of another key with the same name',
      async ({ issuer }) => issuer.sign(await issuer.makeKey('first')),
    ],
    [
      'is of a key that the set does not hold',
      async ({ issuer }) => issuer.sign(await issuer.makeKey('other')),
    ],
    [
      'is of an algorithm that is not allowed',
      async ({ issuer }) => issuer.sign(await issuer.addKey('512', 'ES512')),
    ],
    [
      'brings its own key',
      async ({ issuer }) => {
        const own = await issuer.makeKey('own');
        return issuer.sign(own, {}, { jwk: own.jwk });
      },
    ],
    ['is of another issuer', ({ issuer, key }) => issuer.sign(key, { iss: 'https://other.example' })],
    ['is for another audience', ({ issuer, key }) => issuer.sign(key, { aud: 'other' })],
    ['has expired', ({ issuer, key }) => issuer.sign(key, { exp: START / 1_000 - 31 })],
    ['never expires', ({ issuer, key }) => issuer.sign(key, { exp: undefined })],
    ['names nobody', ({ issuer, key }) => issuer.sign(key, { sub: undefined })],
  ])('%s: 401, and nothing reaches the upstream', async (_name, toToken) => {
    const parts = await start();
    const mutation = 'mutation { updateConversation(input: { id: 7, status: DONE }) { __typename } }';
    const response = await post(parts.gateway, { query: mutation }, await toToken(parts));
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="parley", error="invalid_token"');
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(parts.upstream.received).toEqual([]);
  });
});

describe('a request without a token', () => {
  it.each([
    ['jwt', (settings: Awaited<ReturnType<typeof start>>) => settings.gateway],
    ['passthrough', ({ upstream }: Awaited<ReturnType<typeof start>>) => gatewayOf(upstream)],
  ])('neither reads nor writes by %s', async (_mode, toGateway) => {
    const parts = await start();
    const gateway = toGateway(parts);
    const queries = [
      '{ viewer { id } }',
      '{ conversation(id: 7) { id } }',
      '{ users { id } }',
      '{ conversations { nodes { id } } }',
      '{ conversationIndex { ids } }',
      '{ conversationsByIds(ids: [7]) { id } }',
    ];
    for (const query of queries) {
      const body = await (await post(gateway, { query }, null)).json();
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect(await update(gateway, { id: '7', status: 'DONE' }, null)).toMatchObject({
      __typename: 'NotPermitted',
      code: 'UNAUTHENTICATED',
    });
    expect(parts.upstream.received.filter(({ path }) => path !== '/')).toEqual([]);
  });

  it('is answered 401 where there are no data at all, to a client that can tell', async () => {
    const { gateway } = await start();
    const ask = (accept: string) => post(gateway, { query: '{ users { id } }' }, null, { accept });
    const told = await ask('application/graphql-response+json');
    expect([told.status, told.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="parley"']);
    expect(await told.json()).not.toHaveProperty('extensions.http');
    expect((await ask('application/json')).status).toBe(200);
  });
});

describe("the issuer's keys", () => {
  it('are fetched once, and again when a token names a key that is new', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    expect(issuer.state.fetches).toBe(1);
    const rotated = await issuer.addKey('second');
    clock.now += 31_000;
    expect(await statusOf(parts, await issuer.sign(rotated))).toBe(200);
    expect(issuer.state.fetches).toBe(2);
  });

  it('are fetched once in half a minute, whatever keys strangers name', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    clock.now += 31_000;
    const tokens = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => issuer.sign(await issuer.makeKey(`stranger ${index}`))),
    );
    expect(new Set(await Promise.all(tokens.map((token) => statusOf(parts, token))))).toEqual(new Set([401]));
    issuer.state.status = 503;
    expect(new Set(await Promise.all(tokens.map((token) => statusOf(parts, token))))).toEqual(new Set([401]));
    expect(issuer.state.fetches).toBe(2);
  });

  it('that are new are good soon, whatever strangers ask for meanwhile', async () => {
    const parts = await start();
    const { clock, issuer, key, gateway } = parts;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    clock.now += 31_000;
    expect(await statusOf(parts, await issuer.sign(await issuer.makeKey('stranger')))).toBe(401);
    const rotated = await issuer.sign(await issuer.addKey('second'));
    const response = await post(gateway, { query: QUERY }, rotated);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    // Strangers go on asking, each time for another key, and the issuer is asked once in ten seconds.
    for (let second = 1; second <= 10; second += 1) {
      clock.now += 1_000;
      await statusOf(parts, await issuer.sign(await issuer.makeKey(`stranger ${second}`)));
    }
    expect(await statusOf(parts, rotated)).toBe(200);
    expect(issuer.state.fetches).toBe(3);
  });

  it('that the issuer does not have are refused at once when they come again', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    const unknown = await issuer.sign(await issuer.makeKey('unknown'));
    expect(await statusOf(parts, unknown)).toBe(401);
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    clock.now += 5_000;
    expect(await statusOf(parts, unknown)).toBe(401);
    expect(issuer.state.fetches).toBe(1);
    clock.now += 5_000;
    expect(await statusOf(parts, unknown)).toBe(401);
    expect(issuer.state.fetches).toBe(2);
  });

  it('that cannot be looked up refuse nobody for good', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    const rotated = await issuer.sign(await issuer.addKey('second'));
    clock.now += 31_000;
    issuer.state.status = 503;
    expect(await statusOf(parts, rotated)).toBe(503);
    issuer.state.status = 200;
    expect(await statusOf(parts, rotated)).toBe(503);
    clock.now += 10_000;
    expect(await statusOf(parts, rotated)).toBe(200);
  });

  it('are looked up again although the clock was set back', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    clock.now -= 86_400_000;
    expect(await statusOf(parts, await issuer.sign(await issuer.addKey('second')))).toBe(200);
  });

  it('that are known stay good while the issuer is down', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    issuer.state.status = 503;
    for (let minutes = 0; minutes < 120; minutes += 11) {
      clock.now += 11 * 60_000;
      expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    }
  });

  it('that the issuer took back are not good any more', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    issuer.state.keys.length = 0;
    clock.now += 11 * 60_000;
    await statusOf(parts, await issuer.sign(key));
    await expect.poll(async () => statusOf(parts, await issuer.sign(key))).toBe(401);
  });

  it('that were never seen leave everybody out, as long as the issuer is down, and no longer', async () => {
    const parts = await start();
    const { clock, issuer, key } = parts;
    issuer.state.status = 503;
    const response = await post(parts.gateway, { query: QUERY }, await issuer.sign(key));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    issuer.state.status = 200;
    clock.now += 1_000;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
  });
});

describe('the list of users', () => {
  it('is asked for once a minute, and the last one stands for five while it cannot be had', async () => {
    const parts = await start();
    const { clock, issuer, key, upstream } = parts;
    const lists = () => upstream.received.filter(({ path }) => path === '/users').length;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    expect(lists()).toBe(1);
    parts.breakUsers();
    clock.now += 61_000;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    const tries = lists();
    expect(tries).toBeGreaterThan(1);
    clock.now += 1_000;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
    expect(lists()).toBe(tries);
    clock.now += 239_000;
    expect(await statusOf(parts, await issuer.sign(key))).toBe(503);
  });

  it('lets in whoever is new within five seconds, and nobody else makes it longer', async () => {
    const parts = await start({}, [GRACE]);
    const { clock, issuer, key, users, upstream } = parts;
    const ada = await issuer.sign(key);
    const lists = () => upstream.received.filter(({ path }) => path === '/users').length;
    expect(await statusOf(parts, ada)).toBe(403);
    users.push(ADA);
    for (let second = 1; second < 5; second += 1) {
      clock.now += 1_000;
      expect(await statusOf(parts, await issuer.sign(key, { email: `eve${second}@example.com` }))).toBe(403);
    }
    expect(lists()).toBe(1);
    clock.now += 1_000;
    expect(await statusOf(parts, ada)).toBe(200);
    expect(lists()).toBe(2);
  });

  it('leaves out within a minute whoever is not on it any more, also when the clock was set back', async () => {
    for (const passed of [61_000, -86_400_000]) {
      const parts = await start({}, [ADA, GRACE]);
      const { clock, issuer, key, users } = parts;
      expect(await statusOf(parts, await issuer.sign(key))).toBe(200);
      users.shift();
      clock.now += passed;
      expect(await statusOf(parts, await issuer.sign(key))).toBe(403);
    }
  });
});

function sharedSecret(secret: string): Promise<string> {
  return new SignJWT({ email: 'ada@example.com' })
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject('ada')
    .setExpirationTime(START / 1_000 + 300)
    .sign(new TextEncoder().encode(secret));
}
