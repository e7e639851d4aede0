import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, post, update, updateKeyed } from '../ask.ts';
import { AUDIENCE, ISSUER } from './issuer.ts';
import { QUERY, START, start, statusOf } from './jwt-gateway.ts';

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

function sharedSecret(secret: string): Promise<string> {
  return new SignJWT({ email: 'ada@example.com' })
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject('ada')
    .setExpirationTime(START / 1_000 + 300)
    .sign(new TextEncoder().encode(secret));
}
