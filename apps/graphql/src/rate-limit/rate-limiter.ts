import { type Bucket, type Charge, type RateLimit, take } from './token-bucket.ts';

/** Charges a caller. Never rejects: a limit that cannot be looked up must not close the gateway. */
export type RateLimiter = (caller: string, cost: number) => Charge | Promise<Charge>;

const MAX_CALLERS = 10_000;

/**
 * For this process alone. Bounded: beyond the maximum, the half of the callers that has been idle for longest is
 * evicted, which at most refills their buckets. Entries are updated where they are: deleting and inserting one on each
 * request makes the Map rehash, which costs more than the limit itself.
 */
export function createMemoryRateLimiter(limit: RateLimit, now: () => number): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return (caller, cost) => {
    const { bucket, charge } = take(limit, buckets.get(caller), cost, now());
    buckets.set(caller, bucket);
    if (buckets.size > MAX_CALLERS) forgetHalf(buckets);
    return charge;
  };
}

function forgetHalf(buckets: Map<string, Bucket>): void {
  const byTime = [...buckets].sort(([, a], [, b]) => a.at - b.at);
  for (const [caller] of byTime.slice(0, byTime.length >> 1)) buckets.delete(caller);
}
