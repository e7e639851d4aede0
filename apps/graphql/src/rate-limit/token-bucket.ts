/** How much a caller may ask for: a full bucket at once, and a full one more in each window, evenly. */
export interface RateLimit {
  /** Points. */
  readonly quota: number;
  readonly windowMs: number;
}

/** What is left, and since when. */
export interface Bucket {
  readonly points: number;
  readonly at: number;
}

export interface Charge {
  readonly allowed: boolean;
  /** Whole points. */
  readonly remaining: number;
  /** Seconds until the bucket is full again. */
  readonly resetSeconds: number;
  /** Seconds until this could be asked again; 0 when it was allowed. */
  readonly retryAfterSeconds: number;
}

/** Pure. What costs more than a whole bucket is let in by a full one: it could never be asked otherwise. */
export function take(
  { quota, windowMs }: RateLimit,
  bucket: Bucket | undefined,
  cost: number,
  now: number,
): { readonly bucket: Bucket; readonly charge: Charge } {
  const perMs = quota / windowMs;
  const { points: before, at } = bucket ?? { points: quota, at: now };
  // A clock that was set back gives nothing and takes nothing.
  const points = Math.min(quota, before + Math.max(0, now - at) * perMs);
  const price = Math.min(cost, quota);
  const allowed = points >= price;
  const left = allowed ? points - price : points;
  return {
    bucket: { points: left, at: now },
    charge: {
      allowed,
      remaining: Math.floor(left),
      resetSeconds: Math.ceil((quota - left) / perMs / 1_000),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((price - points) / perMs / 1_000)),
    },
  };
}
