import type { CombinedError } from '@urql/core';
import type { Outcome } from './outcome.ts';

/** What urql reports of a request without an answer. */
export type FailedRequest = Pick<CombinedError, 'networkError' | 'graphQLErrors'> & {
  readonly response?: unknown;
};

/** Seconds. Nobody waits longer for a server, whatever it asks for: its clock or its unit may be wrong. */
const MAX_WAIT_SECONDS = 600;

/** A failure that the gateway told: by a member of the result or by an error, with the same code either way. */
interface ToldFailure {
  readonly code: string;
  readonly message?: string;
  readonly retryAfterSeconds?: unknown;
}

type Failed = Exclude<Outcome, { kind: 'saved' | 'conflict' }>;

/** What a code means for an update, whatever channel it came by; null = it says nothing that is known here. */
export function toFailed({ code, message = '', retryAfterSeconds }: ToldFailure): Failed | null {
  switch (code) {
    case 'UNAUTHENTICATED':
      return { kind: 'signed-out' };
    case 'RATE_LIMITED':
      return { kind: 'unsettled', reason: 'rate-limited', retryAfterSeconds: toWait(retryAfterSeconds) };
    case 'UPSTREAM_UNAVAILABLE':
    case 'IDEMPOTENCY_KEY_IN_FLIGHT':
      return { kind: 'unsettled', reason: 'unavailable', retryAfterSeconds: toWait(retryAfterSeconds) };
    case 'OUTCOME_UNKNOWN':
      return { kind: 'unsettled', reason: 'unknown', retryAfterSeconds: null };
    case 'FORBIDDEN':
      return { kind: 'refused', code, message };
    default:
      return null;
  }
}

const CODES_BY_STATUS: Readonly<Record<number, string>> = { 401: 'UNAUTHENTICATED', 429: 'RATE_LIMITED' };

/** How an update ended that the gateway, or something before it, did not carry out. */
export function readFailure(error: FailedRequest | undefined): Failed {
  const response = error?.response as Response | undefined;
  const status = response?.status ?? 0;
  const extensions = error?.graphQLErrors.find(({ extensions: { code } }) => code !== undefined)?.extensions;
  const code = CODES_BY_STATUS[status] ?? String(extensions?.code ?? '');
  const retryAfterSeconds = extensions?.retryAfterSeconds ?? response?.headers?.get('retry-after');
  const failed = toFailed({ code, retryAfterSeconds });
  if (failed !== null) return failed;
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
function toWait(asked: unknown): number | null {
  const seconds = asked === null || asked === undefined || asked === '' ? Number.NaN : Number(asked);
  return seconds >= 0 ? Math.min(Math.ceil(seconds), MAX_WAIT_SECONDS) : null;
}
