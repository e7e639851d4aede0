import { expect, it } from 'vitest';
import { AUDIENCE, ISSUER, startIssuer } from '../auth/issuer.ts';
import { ownFile, png, startStranger } from './file-upstream.ts';
import { codeOf, startMedia } from './get-media.ts';

it('with JWTs a file is fetched by the token of the gateway, and a stranger gets none of the two', async () => {
  const issuer = await startIssuer({ now: Date.now });
  const key = await issuer.addKey('first');
  const stranger = await startStranger();
  const address = `http://127.0.0.1:${stranger.port}`;
  const { get, fileCalls } = await startMedia(
    [(origin) => [ownFile(origin), ownFile(origin, { download_url: `${address}/file` })], png],
    {
      now: Date.now,
      media: { origins: [address] },
      jwt: {
        jwksUrl: issuer.jwksUrl,
        issuer: ISSUER,
        audience: AUDIENCE,
        apiToken: 'u1',
        unknownUsers: 'allow',
      },
    },
  );
  const token = await issuer.sign(key);
  expect(await (await get('/media/7/20/0', { token })).text()).toBe('PNG');
  expect(await (await get('/media/7/20/1', { token })).text()).toBe('x');
  expect(fileCalls().map(({ headers }) => headers.authorization)).toEqual(['Bearer u1']);
  expect(stranger.heads.join()).not.toMatch(/bearer|authorization|cookie/i);

  const expired = await issuer.sign(key, { exp: 1 });
  expect(await codeOf(await get('/media/7/20/0', { token: expired }))).toEqual([401, 'UNAUTHENTICATED']);
});
