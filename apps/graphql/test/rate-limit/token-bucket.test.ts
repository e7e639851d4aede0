import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryRateLimiter } from '../../src/rate-limit/rate-limiter.ts';
import { take } from '../../src/rate-limit/token-bucket.ts';

const LIMIT = { quota: 60, windowMs: 60_000 };

describe('a bucket', () => {
  it('gives what is in it, says when to come again, and fills evenly', () => {
    const first = take(LIMIT, undefined, 50, 0);
    expect(first.charge).toEqual({ allowed: true, remaining: 10, resetSeconds: 50, retryAfterSeconds: 0 });
    const second = take(LIMIT, first.bucket, 15, 2_000);
    expect(second.charge).toEqual({ allowed: false, remaining: 12, resetSeconds: 48, retryAfterSeconds: 3 });
    expect(take(LIMIT, second.bucket, 15, 5_000).charge).toMatchObject({ allowed: true, remaining: 0 });
  });

  it('that is full lets in what costs more than it holds', () => {
    const { bucket, charge } = take(LIMIT, undefined, 1_000, 0);
    expect(charge).toMatchObject({ allowed: true, remaining: 0 });
    expect(take(LIMIT, bucket, 1_000, 59_000).charge).toMatchObject({
      allowed: false,
      retryAfterSeconds: 1,
    });
  });

  it('never gives more than a full one and what flowed in, whatever the clock does', () => {
    const step = fc.record({
      cost: fc.integer({ min: 1, max: 80 }),
      wait: fc.integer({ min: -5_000, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let [now, forwards, given] = [0, 0, 0];
        let bucket: Parameters<typeof take>[1];
        for (const { cost, wait } of steps) {
          now += wait;
          forwards += Math.max(0, wait);
          const taken = take(LIMIT, bucket, cost, now);
          bucket = taken.bucket;
          if (taken.charge.allowed) given += Math.min(cost, LIMIT.quota);
          expect(taken.charge.remaining).toBeGreaterThanOrEqual(0);
        }
        expect(given).toBeLessThanOrEqual(LIMIT.quota + forwards / 1_000 + 1e-6);
      }),
    );
  });

  it('who waited as long as they were told to is let in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (spent, cost) => {
        const { bucket } = take(LIMIT, undefined, spent, 0);
        const { charge } = take(LIMIT, bucket, cost, 0);
        expect(take(LIMIT, bucket, cost, charge.retryAfterSeconds * 1_000).charge.allowed).toBe(true);
      }),
    );
  });
});

it('of more than ten thousand callers of this process, the half that was not here for longest is forgotten', async () => {
  let now = 0;
  const limiter = createMemoryRateLimiter(LIMIT, () => now);
  const others = async (name: string, count: number) => {
    for (let other = 0; other < count; other += 1) {
      // So little time that no bucket gets a point back.
      now += 1e-6;
      await limiter(`${name} ${other}`, 60);
    }
  };
  await limiter('faithful', 60);
  await limiter('gone', 60);
  await others('early', 9_998);
  expect(await limiter('faithful', 1)).toMatchObject({ allowed: false });
  await others('late', 1);
  expect(await limiter('faithful', 1)).toMatchObject({ allowed: false });
  expect(await limiter('early 9997', 1)).toMatchObject({ allowed: false });
  expect(await limiter('gone', 1)).toMatchObject({ allowed: true });
  await others('another', 10_000);
  expect(await limiter('faithful', 1)).toMatchObject({ allowed: true });
});
