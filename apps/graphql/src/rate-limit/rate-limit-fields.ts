import type { Charge, RateLimit } from './token-bucket.ts';

/**
 * The `RateLimit` and `RateLimit-Policy` response fields (draft-ietf-httpapi-ratelimit-headers-10), both Structured
 * Fields, and `Retry-After` (RFC 9110, section 10.2.3) for who has to wait.
 */
export function toRateLimitFields({ quota, windowMs }: RateLimit, charge: Charge): Record<string, string> {
  const { allowed, remaining, resetSeconds, retryAfterSeconds } = charge;
  return {
    'ratelimit-policy': `"caller";q=${quota};w=${windowMs / 1_000}`,
    ratelimit: `"caller";r=${remaining};t=${resetSeconds}`,
    ...(!allowed && { 'retry-after': String(retryAfterSeconds) }),
  };
}
