import type { CombinedError } from '@urql/core';
import { words } from '../../lib/language/words.ts';

export function isUnauthenticated(error: CombinedError | undefined): boolean {
  if (!error) return false;
  if ((error.response as Response | undefined)?.status === 401) return true;
  return error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
}

/** A failed request in words: what happened, and what can be done. */
export function describeError(error: CombinedError): string {
  if (error.networkError) {
    return navigator.onLine ? words.app.errors.noAnswer : words.app.errors.offline;
  }
  const code = error.graphQLErrors[0]?.extensions.code;
  switch (code) {
    case 'RATE_LIMITED':
      return words.app.errors.rateLimited;
    case 'FORBIDDEN':
      return words.app.errors.forbidden;
    case 'READ_UNSUPPORTED':
      return words.app.errors.notListed;
    default:
      return words.app.errors.other;
  }
}
