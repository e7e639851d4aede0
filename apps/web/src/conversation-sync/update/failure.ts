import type { CombinedError } from '@urql/core';
import type { Outcome } from './outcome.ts';

/** What urql reports of a request without an answer. */
export type FailedRequest = Pick<CombinedError, 'networkError' | 'graphQLErrors'> & {
  readonly response?: unknown;
};

/** Seconds. Nobody waits longer for a server, whatever it asks for: its clock or its unit may be wrong. */
const MAX_WAIT_SECONDS = 600;

/** How an update ended that the gateway, or something before it, did not carry out. */
export function readFailure(
  error: FailedRequest | undefined,
): Exclude<Outcome, { kind: 'saved' | 'conflict' }> {
  const response = error?.response as Response | undefined;
  const status = response?.status ?? 0;
  const extensions = error?.graphQLErrors.find(({ extensions: { code } }) => code !== undefined)?.extensions;
  const code = String(extensions?.code ?? '');
  if (code === 'UNAUTHENTICATED' || status === 401) return { kind: 'signed-out' };
  if (code === 'RATE_LIMITED' || status === 429) {
    const asked = extensions?.retryAfterSeconds ?? response?.headers?.get('retry-after') ?? null;
    return { kind: 'unsettled', reason: 'rate-limited', retryAfterSeconds: toWait(asked) };
  }
  if (code === 'UPSTREAM_UNAVAILABLE') {
    return {
      kind: 'unsettled',
      reason: 'unavailable',
      retryAfterSeconds: toWait(extensions?.retryAfterSeconds),
    };
  }
  if (code === 'FORBIDDEN') return { kind: 'refused', code, message: '' };
  // The gateway is another version than the page, and does not know what the page asks.
  if (/^PERSISTED_QUERY_|^GRAPHQL_/.test(code))
    return { kind: 'refused', code: 'PAGE_OUTDATED', message: code };
  // The same request gets the same answer: it would only hold up what comes behind it.
  const isRefused = code === 'BAD_USER_INPUT' || (status >= 400 && status < 500 && status !== 408);
  if (error && error.graphQLErrors.length > 0 && isRefused) {
    return { kind: 'refused', code: 'REQUEST_REFUSED', message: code };
  }
  // Without an answer nobody knows: the request may have arrived. The key makes it safe to ask again.
  return { kind: 'unsettled', reason: error?.networkError ? 'network' : 'unknown', retryAfterSeconds: null };
}

/** The seconds that a server asks to wait, bounded; null = it does not say, or nothing that can be waited for. */
export function toWait(asked: unknown): number | null {
  const seconds = asked === null || asked === undefined || asked === '' ? Number.NaN : Number(asked);
  return seconds >= 0 ? Math.min(Math.ceil(seconds), MAX_WAIT_SECONDS) : null;
}
