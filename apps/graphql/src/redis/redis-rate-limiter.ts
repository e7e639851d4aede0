import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { Charge, RateLimit } from '../rate-limit/token-bucket.ts';
import type { RedisConnection } from './connect-redis.ts';

// The same arithmetic as `take`, by the one clock that all gateways share.
const TAKE = `
local quota, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local kept = redis.call('hmget', KEYS[1], 'points', 'at')
local points = math.max(0, tonumber(kept[1] or quota))
points = math.min(quota, points + math.max(0, now - tonumber(kept[2] or now)) * quota / window)
local price = math.min(cost, quota)
local allowed = points >= price
local left = allowed and points - price or points
redis.call('hset', KEYS[1], 'points', string.format('%.6f', left), 'at', string.format('%.0f', now))
redis.call('pexpire', KEYS[1], math.max(1, math.ceil((quota - left) * window / quota)))
return { allowed and 1 or 0, string.format('%.6f', left), string.format('%.6f', price - points) }`;

const AWAY_MS = 1_000;

/**
 * For all gateways with the same prefix. While Redis cannot decide, `alone` does: for a second at a time, so that not
 * each request waits for it.
 */
export function createRedisRateLimiter(
  { run }: RedisConnection,
  prefix: string,
  { quota, windowMs }: RateLimit,
  alone: RateLimiter,
): RateLimiter {
  const toSeconds = (points: number) => Math.ceil((points * windowMs) / quota / 1_000);
  let awayUntil = 0;
  return async (caller, cost) => {
    if (performance.now() < awayUntil) return alone(caller, cost);
    try {
      const answer = await run((redis) => redis.eval(TAKE, 1, prefix + caller, quota, windowMs, cost));
      const [allowed, left, missing] = (answer as unknown[]).map(Number) as [number, number, number];
      if (!(left >= 0 && missing <= quota)) throw new Error('Redis answered what is no number of points.');
      return {
        allowed: allowed === 1,
        remaining: Math.floor(left),
        resetSeconds: toSeconds(quota - left),
        retryAfterSeconds: allowed === 1 ? 0 : Math.max(1, toSeconds(missing)),
      } satisfies Charge;
    } catch {
      awayUntil = performance.now() + AWAY_MS;
      return alone(caller, cost);
    }
  };
}
