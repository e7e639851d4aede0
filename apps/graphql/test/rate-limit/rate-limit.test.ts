import { reachableRedis } from '@parley/testing/redis';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { sharedPrefix } from '../../src/shared-state.ts';
import { gatewayOf, patchesOf, post } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const START = Date.parse('2026-01-02T12:00:00Z');
const RATE_LIMIT = { quota: 100, windowMs: 60_000 };
// One point each.
const QUERY = '{ __typename }';
const MUTATION = 'mutation { updateConversation(input: { id: 7, status: DONE }) { __typename } }';

async function start(settings = {}) {
  const clock = { now: START };
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const more = { now: () => clock.now, rateLimit: RATE_LIMIT, ...settings };
  return { clock, upstream, gateway: gatewayOf(upstream, more), another: () => gatewayOf(upstream, more) };
}

type Gateway = Awaited<ReturnType<typeof start>>['gateway'];

/** Empties the bucket of a token; gives how many requests that took. */
async function spend(gateway: Gateway, token: string | null = 'u1') {
  for (let asked = 1; asked < 1_000; asked += 1) {
    if ((await post(gateway, { query: QUERY }, token)).status === 429) return asked - 1;
  }
  throw new Error('There is no end to it.');
}

describe('a caller', () => {
  it('is told with each answer what is left, in the standard fields', async () => {
    const { gateway } = await start();
    const { status, headers } = await post(gateway, { query: QUERY });
    expect(status).toBe(200);
    expect(headers.get('ratelimit-policy')).toBe('"caller";q=100;w=60');
    expect(headers.get('ratelimit')).toBe('"caller";r=99;t=1');
    expect(headers.get('retry-after')).toBeNull();
  });

  it('who asked for too much is refused with a code, and nothing is carried out', async () => {
    const { gateway, upstream } = await start();
    await spend(gateway);
    const response = await post(gateway, { query: MUTATION });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(response.headers.get('ratelimit')).toMatch(/^"caller";r=0;t=60$/);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/^More than 100 points in 60 seconds .+; wait \d+ seconds, .+\.$/),
          extensions: expect.objectContaining({
            code: 'RATE_LIMITED',
            retryAfterSeconds: expect.any(Number),
          }),
        },
      ],
    });
    expect(patchesOf(upstream)).toEqual([]);
  });

  it('is let in again after the time that they were told', async () => {
    const { gateway, clock } = await start();
    await spend(gateway);
    const refused = await post(gateway, { query: MUTATION });
    clock.now += Number(refused.headers.get('retry-after')) * 1_000;
    expect((await post(gateway, { query: MUTATION })).status).toBe(200);
  });

  it('takes nothing from another one, nor from those without a token', async () => {
    const { gateway } = await start();
    await spend(gateway, 'u1');
    expect(await spend(gateway, null)).toBeGreaterThan(0);
    expect((await post(gateway, { query: QUERY }, 'u5')).headers.get('ratelimit')).toMatch(/;r=99;/);
    expect((await post(gateway, { query: QUERY }, null)).status).toBe(429);
  });

  it('pays by the cost of what they ask', async () => {
    const { gateway } = await start();
    const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: statusMachine { __typename }`).join(' ')} }`;
    const left = Number(
      /;r=(\d+);/.exec((await post(gateway, { query })).headers.get('ratelimit') ?? '')?.[1],
    );
    expect(left).toBeLessThanOrEqual(80);
  });

  it('is not limited where no limit is set', async () => {
    const { gateway } = await start({ rateLimit: undefined });
    expect((await post(gateway, { query: QUERY })).headers.get('ratelimit')).toBeNull();
  });
});

const redisUrl = await reachableRedis();

describe.skipIf(redisUrl === null)('with Redis', () => {
  const redis = new Redis(redisUrl ?? '', { lazyConnect: true });
  const prefixes: string[] = [];
  afterAll(async () => {
    for (const prefix of prefixes) {
      const keys = await redis.keys(`${prefix}*`);
      if (keys.length > 0) await redis.del(keys);
    }
    redis.disconnect();
  });

  it('a caller has one bucket for all gateways, which is forgotten when it is full again', async () => {
    const { gateway, another, upstream } = await start({ redisUrl: redisUrl ?? '' });
    const prefix = sharedPrefix(upstream.url);
    prefixes.push(prefix);
    expect(await spend(gateway)).toBeGreaterThanOrEqual(100);
    const response = await post(another(), { query: QUERY });
    expect(response.status).toBe(429);
    expect(response.headers.get('ratelimit')).toMatch(/^"caller";r=0;t=(59|60)$/);
    const [key = ''] = await redis.keys(`${prefix}rate:*`);
    expect(await redis.pttl(key)).toBeGreaterThan(50_000);
    expect(key).not.toContain('u1');
  });
});

it('a Redis that is gone leaves each gateway its own buckets', async () => {
  const { gateway } = await start({ redisUrl: 'redis://127.0.0.1:9' });
  expect(await spend(gateway)).toBe(100);
});
