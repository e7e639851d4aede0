import { describe, expect, it } from 'vitest';
import { ADA, GRACE, start, statusOf } from './jwt-gateway.ts';

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
