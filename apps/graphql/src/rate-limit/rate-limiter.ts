import { type Bucket, type Charge, type RateLimit, take } from './token-bucket.ts';

/** Charges a caller. Never rejects: a limit that cannot be looked up must not close the gateway. */
export type RateLimiter = (caller: string, cost: number) => Charge | Promise<Charge>;

const MAX_CALLERS = 10_000;

/**
 * For this process alone. Bounded: of too many callers, the half that has not been here for longest is forgotten, which
 * at most fills their buckets. A caller keeps the place that they have in the map: one who is taken out and put in again
 * with each request makes it leave its tables behind, which cost more than the limit itself.
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
