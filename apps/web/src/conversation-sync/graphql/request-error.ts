import type { CombinedError } from '@urql/core';
import { messages } from '../../lib/language/messages.ts';

export function isUnauthenticated(error: CombinedError | undefined): boolean {
  if (!error) return false;
  if ((error.response as Response | undefined)?.status === 401) return true;
  return error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
}

/** A failed request in words: what happened, and what can be done. */
export function describeError(error: CombinedError): string {
  if (error.networkError) {
    return navigator.onLine ? messages.app.errors.noAnswer : messages.app.errors.offline;
  }
  const code = error.graphQLErrors[0]?.extensions.code;
  switch (code) {
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
