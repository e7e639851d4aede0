import { createRestClient } from '@parley/rest-client';
import { errors } from 'jose';
import { describe, expect, it } from 'vitest';
import { TokenRefusedError } from '../../src/auth/find-token-refusal.ts';
import { createJwt } from '../../src/auth/jwt.ts';
import type { JwtSettings } from '../../src/auth/jwt-settings.ts';
import { createJwtUsers } from '../../src/auth/jwt-users.ts';
import type { ExpectedError } from '../../src/failures/expected-error.ts';
import { gatewayOf, post } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { AUDIENCE, ISSUER, startIssuer } from './issuer.ts';

const NOW = Date.parse('2026-01-02T12:00:00Z');
const SECOND = NOW / 1_000;
const HEADER = { alg: 'ES256', kid: 'first' };
const CLAIMS = { iss: ISSUER, aud: AUDIENCE, sub: 'ada', email: 'ada@example.com', exp: SECOND + 300 };

const USERS = [
  { id: 1, name: 'Ada', email: 'ada@example.com' },
  { id: 2, name: 'Kate', email: 'kate@example.com' },
  { id: 3, name: 'José', email: 'jos\u00e9@example.com' },
  { id: 4, name: 'Isil', email: 'isil@example.com' },
  { id: 5, name: 'Strasse', email: 'strasse@example.com' },
  { id: 6, name: 'Twin', email: 'twin@example.com' },
  { id: 7, name: 'Twin', email: 'TWIN@example.com' },
  { id: 8, name: 'IDN', email: 'ada@xn--bcher-kva.example' },
  { id: 9, name: 'No address' },
  { id: 10, name: 'Empty', email: '' },
];

type Parts = Awaited<ReturnType<typeof start>>;
type ToToken = (parts: Parts) => string | Promise<string>;

async function start(settings: Partial<JwtSettings> = {}) {
  const now = () => NOW;
  const issuer = await startIssuer({ now });
  const key = await issuer.addKey('first');
  const upstream = await startVersionedUpstream({
    conversations: [{ id: 7, status: 'to-do' }],
    extensions: ['read', 'users'],
    users: USERS,
  });
  const jwt: JwtSettings = {
    ...{ jwksUrl: issuer.jwksUrl, issuer: ISSUER, audience: AUDIENCE, apiToken: 'machine' },
    ...settings,
  };
  const client = createRestClient({ baseUrl: upstream.url, token: 'machine' });
  const findUser = createJwtUsers(client, jwt.userClaim ?? 'email', now);
  return {
    issuer,
    key,
    upstream,
    gateway: gatewayOf(upstream, { now, jwt }),
    authenticate: createJwt(jwt, { now, findUser }),
  };
}

const claims =
  (more: Readonly<Record<string, unknown>>): ToToken =>
  ({ issuer, key }) =>
    issuer.signTexts(key, JSON.stringify(HEADER), JSON.stringify({ ...CLAIMS, ...more }));

const header =
  (more: Readonly<Record<string, unknown>>): ToToken =>
  ({ issuer, key }) =>
    issuer.signTexts(key, JSON.stringify({ ...HEADER, ...more }), JSON.stringify(CLAIMS));

const texts =
  (toHeader: (text: string) => string, toClaims: (text: string) => string): ToToken =>
  ({ issuer, key }) =>
    issuer.signTexts(key, toHeader(JSON.stringify(HEADER)), toClaims(JSON.stringify(CLAIMS)));

const as = (text: string) => text;
const without = (name: string) => claims({ [name]: undefined });
const ofKey =
  (change: Readonly<Record<string, unknown>>): ToToken =>
  async ({ issuer }) => {
    const { privateKey, jwk } = await issuer.makeKey('changed');
    issuer.state.keys.push({ ...jwk, ...change });
    return issuer.signTexts(
      { privateKey },
      JSON.stringify({ ...HEADER, kid: 'changed' }),
      JSON.stringify(CLAIMS),
    );
  };

const CLAIM = 'ERR_JWT_CLAIM_VALIDATION_FAILED';
const NO_KEY = 'ERR_JWKS_NO_MATCHING_KEY';
const BAD_JWS = 'ERR_JWS_INVALID';

const REFUSED: readonly (readonly [string, 401 | 403, string, ToToken])[] = [
  // RFC 8725, 3.1 and 3.2: the algorithm is ours to choose, and its key too.
  ['of no algorithm', 401, 'ERR_JOSE_ALG_NOT_ALLOWED', header({ alg: 'none' })],
  ['of an algorithm that is spelled otherwise', 401, 'ERR_JOSE_ALG_NOT_ALLOWED', header({ alg: 'es256' })],
  ['of an algorithm that its key is not for', 401, NO_KEY, header({ alg: 'RS256' })],
  ['without an algorithm', 401, BAD_JWS, header({ alg: undefined })],
  ['of a key for encryption', 401, NO_KEY, ofKey({ use: 'enc' })],
  ['of a key that may only sign', 401, NO_KEY, ofKey({ use: undefined, key_ops: ['sign'] })],
  ['of a key for another algorithm', 401, NO_KEY, ofKey({ alg: 'ES384' })],
  [
    'of a key whose name two keys have',
    401,
    'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
    async (parts) => {
      parts.issuer.state.keys.push((await parts.issuer.makeKey('first')).jwk);
      return claims({})(parts);
    },
  ],
  ['whose key is named by a number', 401, NO_KEY, header({ kid: 1 })],
  [
    'with an extension that is not known',
    401,
    'ERR_JOSE_NOT_SUPPORTED',
    header({ crit: ['exp'], exp: SECOND }),
  ],
  ['with an empty list of extensions', 401, BAD_JWS, header({ crit: [] })],
  ['whose claims are not encoded', 401, 'ERR_JWT_INVALID', header({ b64: false, crit: ['b64'] })],
  // 3.11 and 3.12: one kind of token is not taken for another.
  ['that is a logout token by its type', 401, 'wrong-type', header({ typ: 'logout+jwt' })],
  ['that is a security event by its type', 401, 'wrong-type', header({ typ: 'application/secevent+jwt' })],
  ['that is a proof of possession', 401, 'wrong-type', header({ typ: 'dpop+jwt' })],
  ['whose type is no text', 401, 'wrong-type', header({ typ: 1 })],
  ['that wraps another one', 401, 'nested', header({ cty: 'JWT' })],
  [
    'with events',
    401,
    'wrong-use',
    claims({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
  ],
  ['that is a refresh token of Keycloak', 401, 'wrong-use', claims({ typ: 'Refresh' })],
  ['that is an offline token of Keycloak', 401, 'wrong-use', claims({ typ: 'Offline' })],
  ['that resets a password at Keycloak', 401, 'wrong-use', claims({ typ: 'reset-credentials' })],
  ['that is a refresh token of Cognito', 401, 'wrong-use', claims({ token_use: 'refresh' })],
  ['that is a refresh token of others', 401, 'wrong-use', claims({ token_type: 'refresh' })],
  [
    'that is bound to a key',
    401,
    'bound-to-a-key',
    claims({ cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } }),
  ],
  // 3.8 and 3.9: issuer and audience.
  ['without an issuer', 401, `${CLAIM} iss`, without('iss')],
  ['of an issuer with a slash more', 401, `${CLAIM} iss`, claims({ iss: `${ISSUER}/` })],
  ['of an issuer in capitals', 401, `${CLAIM} iss`, claims({ iss: ISSUER.toUpperCase() })],
  ['of several issuers', 401, `${CLAIM} iss`, claims({ iss: [ISSUER] })],
  ['without an audience', 401, `${CLAIM} aud`, without('aud')],
  ['for an audience that begins like ours', 401, `${CLAIM} aud`, claims({ aud: `${AUDIENCE}-other` })],
  ['for no audience', 401, `${CLAIM} aud`, claims({ aud: [] })],
  ['for an audience in an object', 401, `${CLAIM} aud`, claims({ aud: { [AUDIENCE]: AUDIENCE } })],
  ['for an audience that is no text beside ours', 401, 'bad-audience', claims({ aud: [AUDIENCE, 5] })],
  // 3.8: the subject.
  ['without a subject', 401, `${CLAIM} sub`, without('sub')],
  ['of an empty subject', 401, 'bad-subject', claims({ sub: '' })],
  ['of a blank subject', 401, 'bad-subject', claims({ sub: ' ' })],
  ['of a subject with a blank at its end', 401, 'bad-subject', claims({ sub: 'ada ' })],
  ['of a subject with a control character', 401, 'bad-subject', claims({ sub: 'ada\u0000' })],
  ['of a subject with a line break', 401, 'bad-subject', claims({ sub: 'a\nda' })],
  ['of a subject with half a character', 401, 'bad-subject', claims({ sub: 'ada\ud800' })],
  ['of a subject that is too long', 401, 'bad-subject', claims({ sub: 'a'.repeat(256) })],
  ['of a numeric subject', 401, 'bad-subject', claims({ sub: 1 })],
  ['of no subject', 401, 'bad-subject', claims({ sub: null })],
  ['of a list as subject', 401, 'bad-subject', claims({ sub: ['ada'] })],
  ['of an object as subject', 401, 'bad-subject', claims({ sub: { id: 'ada' } })],
  // Times.
  ['that never expires', 401, `${CLAIM} exp`, without('exp')],
  ['that expires at a text', 401, `${CLAIM} exp`, claims({ exp: String(SECOND + 300) })],
  ['that expires at null', 401, `${CLAIM} exp`, claims({ exp: null })],
  ['that expired before there were clocks', 401, 'ERR_JWT_EXPIRED exp', claims({ exp: -1 })],
  ['that expires in milliseconds', 401, 'bad-time', claims({ exp: NOW + 300_000 })],
  ['that expires at 1e308', 401, 'bad-time', claims({ exp: 1e308 })],
  [
    'that expires beyond all numbers',
    401,
    'bad-time',
    texts(as, (text) => text.replace(/"exp":\d+/, '"exp":1e999')),
  ],
  ['that expired a fraction beyond the skew', 401, 'ERR_JWT_EXPIRED exp', claims({ exp: SECOND - 30.5 })],
  ['that is not good yet', 401, `${CLAIM} nbf`, claims({ nbf: SECOND + 31 })],
  ['that is not good before a text', 401, `${CLAIM} nbf`, claims({ nbf: String(SECOND) })],
  ['that is to be issued tomorrow', 401, 'issued-later', claims({ iat: SECOND + 86_400 })],
  ['that was issued at a text', 401, `${CLAIM} iat`, claims({ iat: 'now' })],
  // Forms.
  [
    'that names its subject twice',
    401,
    'duplicate-member',
    texts(as, (text) => text.replace('{', '{"sub":"eve",')),
  ],
  [
    'that names a claim twice, deep down',
    401,
    'duplicate-member',
    texts(as, (text) => text.replace('{', '{"x":[{"y":1,"\\u0079":2}],')),
  ],
  [
    'that names its algorithm twice',
    401,
    'duplicate-member',
    texts((text) => text.replace('{', '{"alg":"none",'), as),
  ],
  ['whose claims are a list', 401, 'ERR_JWT_INVALID', texts(as, (text) => `[${text}]`)],
  ['whose claims are a token', 401, 'ERR_JWT_INVALID', texts(as, () => 'eyJhbGciOiJub25lIn0.e30.')],
  ['that is too long', 401, 'too-long', claims({ pad: 'x'.repeat(8_192) })],
  ['in five parts', 401, BAD_JWS, async (parts) => `${await claims({})(parts)}.x.y`],
  [
    'with a letter of its signature changed',
    401,
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async (parts) => flip(await claims({})(parts)),
  ],
  // Who somebody is: OpenID Connect Core, section 5.7, and the folding of addresses.
  ['whose address is not verified', 403, 'address-not-verified', claims({ email_verified: false })],
  [
    'whose address is verified by the text "false"',
    403,
    'address-not-verified',
    claims({ email_verified: 'false' }),
  ],
  [
    'whose address is verified by the text "true"',
    403,
    'address-not-verified',
    claims({ email_verified: 'true' }),
  ],
  ['whose address is verified by 0', 403, 'address-not-verified', claims({ email_verified: 0 })],
  ['whose address is verified by 1', 403, 'address-not-verified', claims({ email_verified: 1 })],
  ['whose address is verified by null', 403, 'address-not-verified', claims({ email_verified: null })],
  ['without an address', 403, 'no-user-claim', without('email')],
  ['with an empty address', 403, 'no-user-claim', claims({ email: '' })],
  ['with a list of addresses', 403, 'no-user-claim', claims({ email: ['ada@example.com'] })],
  ['with an address of nobody', 403, 'unknown-user', claims({ email: 'eve@example.com' })],
  ['with a Kelvin sign in place of a k', 403, 'unknown-user', claims({ email: '\u212aate@example.com' })],
  ['with a dotless i', 403, 'unknown-user', claims({ email: 'is\u0131l@example.com' })],
  ['with a dotted capital I', 403, 'unknown-user', claims({ email: '\u0130sil@example.com' })],
  ['with an ß in place of ss', 403, 'unknown-user', claims({ email: 'stra\u00dfe@example.com' })],
  ['with an accent apart from its letter', 403, 'unknown-user', claims({ email: 'jose\u0301@example.com' })],
  ['with wide letters', 403, 'unknown-user', claims({ email: '\uff41da@example.com' })],
  ['with an invisible character', 403, 'unknown-user', claims({ email: 'ada\u200b@example.com' })],
  [
    'with a domain that is only encoded otherwise',
    403,
    'unknown-user',
    claims({ email: 'ada@b\u00fccher.example' }),
  ],
  ['with a tag', 403, 'unknown-user', claims({ email: 'ada+x@example.com' })],
  ['with a dot at the end of the domain', 403, 'unknown-user', claims({ email: 'ada@example.com.' })],
  ['with a blank at the end', 403, 'unknown-user', claims({ email: 'ada@example.com ' })],
  ['with a quoted name', 403, 'unknown-user', claims({ email: '"ada"@example.com' })],
  ['with a display name', 403, 'unknown-user', claims({ email: 'Ada <ada@example.com>' })],
  ['with an address that two users have', 403, 'ambiguous-user', claims({ email: 'Twin@example.com' })],
];

/** In its middle, where each letter stands for six bits of the signature. */
function flip(token: string): string {
  const at = token.length - 20;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

const QUERY = '{ viewer { id } conversation(id: 7) { id } }';

describe('a token names nobody', () => {
  it.each(REFUSED)('%s: %i %s', async (_name, status, reason, toToken) => {
    const parts = await start();
    const token = await toToken(parts);
    const response = await post(parts.gateway, { query: QUERY }, token);
    const code = status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    expect([response.status, await response.json()]).toEqual([
      status,
      { errors: [{ message: expect.any(String), extensions: { code } }] },
    ]);
    expect(parts.upstream.received.filter(({ path }) => path.startsWith('/conversations'))).toEqual([]);
    expect(await reasonOf(parts, token)).toBe(reason);
  });

  it.each([
    ['half of a number', 0.5],
    ['a number that could be another one', 2 ** 53],
    ['a negative number', -1],
    ['a number with blanks', ' 1'],
    ['a number with zeros', '01'],
    ['yes', true],
    ['nothing', ''],
    ['a list', [1]],
  ])('whose claim of an id is %s: 403', async (_name, value) => {
    const parts = await start({ userClaim: 'parley_user' });
    const response = await post(parts.gateway, { query: QUERY }, await claims({ parley_user: value })(parts));
    expect(response.status).toBe(403);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'whose claim %s is none of its own: 403',
    async (userClaim) => {
      const parts = await start({ userClaim });
      expect((await post(parts.gateway, { query: QUERY }, await claims({})(parts))).status).toBe(403);
    },
  );
});

const ACCEPTED: readonly (readonly [string, string, ToToken])[] = [
  ['plain', '1', claims({})],
  ['of type JWT', '1', header({ typ: 'JWT' })],
  ['of type jwt', '1', header({ typ: 'jwt' })],
  ['of type at+jwt', '1', header({ typ: 'at+jwt' })],
  ['of type application/at+jwt', '1', header({ typ: 'application/at+jwt' })],
  ['without the name of its key, where there is one', '1', header({ kid: undefined })],
  ['that is an access token of Keycloak', '1', claims({ typ: 'Bearer' })],
  ['that is an ID token of Keycloak', '1', claims({ typ: 'ID' })],
  ['that is an ID token of Cognito', '1', claims({ token_use: 'id' })],
  ['that expires at a fraction of a second', '1', claims({ exp: SECOND + 600.1234567 })],
  ['that was issued a fraction of a second ago', '1', claims({ iat: SECOND - 0.25, nbf: SECOND - 0.25 })],
  ['that was issued within the skew', '1', claims({ iat: SECOND + 29 })],
  ['that expires in the year 2100', '1', claims({ exp: 4_102_444_800 })],
  ['for several audiences', '1', claims({ aud: ['other', AUDIENCE], azp: 'app' })],
  ['of the longest subject', '1', claims({ sub: 'a'.repeat(255) })],
  ['of a subject of one letter', '1', claims({ sub: 'a' })],
  ['of a subject with a blank inside', '1', claims({ sub: 'auth0|a b' })],
  [
    'with colons and quotes in its texts',
    '1',
    claims({ name: 'a":"b\\', 'https://x.example/y': ['{":"}', { z: '' }] }),
  ],
  ['whose address is verified', '1', claims({ email_verified: true })],
  ['whose address is written in capitals', '1', claims({ email: 'ADA@Example.COM' })],
  ['whose address has an accent', '3', claims({ email: 'Jos\u00e9@example.com' })],
  ['whose domain is encoded', '8', claims({ email: 'ada@XN--BCHER-KVA.example' })],
];

describe('a token names a user', () => {
  it.each(ACCEPTED)('%s', async (_name, id, toToken) => {
    const parts = await start();
    const response = await post(parts.gateway, { query: QUERY }, await toToken(parts));
    expect(await response.json()).toMatchObject({ data: { viewer: { id }, conversation: { id: '7' } } });
  });
});

async function reasonOf({ authenticate }: Parts, token: string): Promise<string> {
  try {
    await authenticate(token);
  } catch (error) {
    const { cause } = error as ExpectedError;
    if (cause instanceof TokenRefusedError) return cause.reason;
    if (cause instanceof errors.JOSEError) return `${cause.code}${'claim' in cause ? ` ${cause.claim}` : ''}`;
  }
  return 'none';
}
