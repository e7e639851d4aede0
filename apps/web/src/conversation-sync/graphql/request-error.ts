import type { CombinedError } from '@urql/core';
import { messages } from '../../lib/language/messages.ts';

/** What urql reports of a request without an answer. */
export type FailedRequest = Pick<CombinedError, 'networkError' | 'graphQLErrors'> & {
  readonly response?: unknown;
};

/** Why something did not happen, with the code and the wait that a result's member has; `''` = no code came. */
export interface RequestFailure {
  readonly code: string;
  readonly status: number;
  readonly retryAfterSeconds: unknown;
}

/** A proxy has no codes: its status says the same. */
const CODES: Readonly<Record<number, string>> = { 401: 'UNAUTHENTICATED', 429: 'RATE_LIMITED' };

export function readFailure(error: FailedRequest | undefined): RequestFailure {
  const response = error?.response as Response | undefined;
  const status = response?.status ?? 0;
  const all = (error?.graphQLErrors ?? []).map(({ extensions }) => extensions);
  const extensions =
    all.find(({ code }) => code === 'UNAUTHENTICATED') ?? all.find(({ code }) => code !== undefined);
  return {
    code: CODES[status] ?? String(extensions?.code ?? ''),
    status,
    retryAfterSeconds: extensions?.retryAfterSeconds ?? response?.headers?.get('retry-after') ?? null,
  };
}

export function isUnauthenticated(error: CombinedError | undefined): boolean {
  return readFailure(error).code === 'UNAUTHENTICATED';
}

/** A failed request in words: what happened, and what can be done. */
export function describeError(error: CombinedError): string {
  if (error.networkError) {
    return navigator.onLine ? messages.app.errors.noAnswer : messages.app.errors.offline;
  }
  switch (readFailure(error).code) {
    case 'RATE_LIMITED':
      return messages.app.errors.rateLimited;
    case 'FORBIDDEN':
      return messages.app.errors.forbidden;
    case 'READ_UNSUPPORTED':
      return messages.app.errors.notListed;
    default:
      return messages.app.errors.other;
  }
}
