import type { AuthenticationError } from './authentication-error.ts';

export const CHALLENGE = 'Bearer realm="parley"';

/** The headers of a refusal: what to bring, or when to come back. */
export function toChallenge({
  code,
  retryAfterSeconds = 1,
}: Pick<AuthenticationError, 'code'> & Partial<Pick<AuthenticationError, 'retryAfterSeconds'>>): Record<
  string,
  string
> {
  if (code === 'UPSTREAM_UNAVAILABLE') return { 'retry-after': String(retryAfterSeconds) };
  if (code === 'FORBIDDEN') return {};
  return { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` };
}
