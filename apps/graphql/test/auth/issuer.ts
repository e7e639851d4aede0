import { KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'parley';

/** An identity provider with a key set that can be changed, counted and broken. */
export async function startIssuer({ now }: { readonly now: () => number }) {
  const state = { keys: [] as JWK[], status: 200, fetches: 0 };
  const server = createServer((_request, response) => {
    state.fetches += 1;
    response.writeHead(state.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: state.keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;

  async function makeKey(kid: string, alg = 'ES256') {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } as JWK };
  }

  return {
    state,
    jwksUrl: `http://127.0.0.1:${port}/keys`,
    makeKey,
    /** Any texts at all as header and claims, signed by a key of ES256. */
    signTexts(
      { privateKey }: Pick<Awaited<ReturnType<typeof makeKey>>, 'privateKey'>,
      header: string,
      claims: string,
    ): string {
      const signed = [header, claims].map((text) => Buffer.from(text).toString('base64url')).join('.');
      const key = { key: KeyObject.from(privateKey), dsaEncoding: 'ieee-p1363' as const };
      return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    /** A key that the set holds. */
    async addKey(kid: string, alg?: string) {
      const key = await makeKey(kid, alg);
      state.keys.push(key.jwk);
      return key;
    },
    /** A token of Ada's, good for five minutes. */
    sign(
      { kid, alg, privateKey }: Awaited<ReturnType<typeof makeKey>>,
      claims: Readonly<Record<string, unknown>> = {},
      header: Readonly<Record<string, unknown>> = {},
    ): Promise<string> {
      const seconds = Math.floor(now() / 1_000);
      return new SignJWT({
        iss: ISSUER,
        aud: AUDIENCE,
        sub: 'ada',
        email: 'Ada@example.com',
        iat: seconds,
        exp: seconds + 300,
        ...claims,
      })
        .setProtectedHeader({ alg, kid, ...header })
        .sign(privateKey);
    },
  };
}
