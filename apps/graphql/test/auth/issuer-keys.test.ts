import { describe, expect, it } from 'vitest';
import { post } from '../ask.ts';
import { QUERY, start, statusOf } from './jwt-gateway.ts';

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
