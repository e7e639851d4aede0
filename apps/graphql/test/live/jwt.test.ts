import { afterEach, expect, it, vi } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { AUDIENCE, ISSUER, startIssuer } from '../auth/issuer.ts';
import { startFeedUpstream } from './feed-upstream.ts';
import { subscribe } from './subscribe.ts';

const START = Date.parse('2026-01-02T12:00:00Z');

afterEach(() => {
  vi.useRealTimers();
});

async function startGateway(unknownUsers: 'allow' | 'refuse') {
  const clock = { now: START };
  const now = () => clock.now;
  const issuer = await startIssuer({ now });
  const key = await issuer.addKey('first');
  const upstream = await startFeedUpstream();
  const jwt = { jwksUrl: issuer.jwksUrl, issuer: ISSUER, audience: AUDIENCE, apiToken: 'u1' };
  const gateway = gatewayOf(upstream, { port: 0, now, jwt: { ...jwt, clockSkewSeconds: 0, unknownUsers } });
  const origin = await gateway.listen();
  const sign = (claims: Readonly<Record<string, unknown>>) => issuer.sign(key, claims);
  return { clock, upstream, origin, sign };
}

it('a user who is deactivated is told nothing more after about a minute, and why', async () => {
  const { clock, upstream, origin, sign } = await startGateway('refuse');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const ada = await subscribe(origin, { token: await sign({ exp: START / 1_000 + 3_600 }) });
  expect(await ada.event()).toMatchObject({ kind: 'STARTED' });
  upstream.dismissUsers();
  clock.now += 60_000;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await ada.payload()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect(await ada.payload()).toBeUndefined();
  expect(ada.end()).toBe('complete');
});

it.each([START / 1_000 + 600.123_456_7, 2 ** 33, 253_402_214_400])(
  'a JWT with the expiry %d is followed',
  async (exp) => {
    const { upstream, origin, sign } = await startGateway('allow');
    const reader = await subscribe(origin, { token: await sign({ exp }) });
    expect(await reader.event()).toMatchObject({ kind: 'STARTED' });
    upstream.feed([{ conversation_id: 7 }]);
    expect(await reader.event()).toMatchObject({ kind: 'UPDATED' });
  },
);

it('a subscription that fails gives its place back', async () => {
  const { upstream, origin, sign } = await startGateway('allow');
  const token = await sign({ exp: START / 1_000 + 600.5 });
  const first = await subscribe(origin, { token });
  await first.event();
  first.leave();
  upstream.revoke();
  for (let turn = 0; turn < 110; turn += 1) {
    const failing = await subscribe(origin, { token });
    expect(await failing.payload()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    failing.leave();
  }
});

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
