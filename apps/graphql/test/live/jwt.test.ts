import { expect, it } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { AUDIENCE, ISSUER, startIssuer } from '../auth/issuer.ts';
import { startFeedUpstream } from './feed-upstream.ts';
import { subscribe } from './subscribe.ts';

it('a JWT is told only as long as it holds, from the one feed of the token of the gateway', async () => {
  const clock = { now: Date.parse('2026-01-02T12:00:00Z') };
  const now = () => clock.now;
  const issuer = await startIssuer({ now });
  const key = await issuer.addKey('first');
  const upstream = await startFeedUpstream();
  const gateway = gatewayOf(upstream, {
    port: 0,
    now,
    jwt: {
      jwksUrl: issuer.jwksUrl,
      issuer: ISSUER,
      audience: AUDIENCE,
      apiToken: 'u1',
      clockSkewSeconds: 0,
      unknownUsers: 'allow',
    },
  });
  const origin = await gateway.listen();
  const seconds = clock.now / 1_000;
  const [lasting, ending] = [
    await subscribe(origin, { token: await issuer.sign(key, { sub: 'ada', exp: seconds + 300 }) }),
    await subscribe(origin, { token: await issuer.sign(key, { sub: 'grace', exp: seconds + 2 }) }),
  ];
  await Promise.all([lasting.event(), ending.event()]);
  expect(upstream.open()).toBe(1);
  expect(await ending.payload()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(await ending.payload()).toBeUndefined();
  upstream.feed([{ conversation_id: 7 }]);
  expect(await lasting.event()).toMatchObject({ kind: 'UPDATED' });
});
