import { type Bucket, type RateLimit, take, type Verdict } from './token-bucket.ts';

/** Charges a caller. Never rejects: a limit that cannot be looked up must not close the gateway. */
export type RateLimiter = (caller: string, cost: number) => Verdict | Promise<Verdict>;

const MAX_CALLERS = 10_000;

/**
 * For this process alone. Bounded: who has not been here for longest is forgotten, which at most fills their bucket.
 */
export function createMemoryRateLimiter(limit: RateLimit, now: () => number): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return (caller, cost) => {
    const { bucket, verdict } = take(limit, buckets.get(caller), cost, now());
    buckets.delete(caller);
    buckets.set(caller, bucket);
    if (buckets.size > MAX_CALLERS) {
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    }
    return verdict;
  };
}
