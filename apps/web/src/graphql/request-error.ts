import type { CombinedError } from '@urql/core';

export function isUnauthenticated(error: CombinedError | undefined): boolean {
  if (!error) return false;
  if ((error.response as Response | undefined)?.status === 401) return true;
  return error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
}

/** A failed request in words: what happened, and what can be done. */
export function describeError(error: CombinedError): string {
  if (error.networkError) {
    return navigator.onLine
      ? 'The server does not answer. Try again in a moment.'
      : 'You are offline. Parley goes on as soon as you are back.';
  }
  const code = error.graphQLErrors[0]?.extensions.code;
  switch (code) {
    case 'RATE_LIMITED':
      return 'Too many requests at once. Wait a moment, then try again.';
    case 'FORBIDDEN':
      return 'Your user may not see this. Ask an administrator for permission.';
    case 'READ_UNSUPPORTED':
      return 'The connected system cannot list conversations.';
    default:
      return 'The conversation service did not answer as expected. Try again in a moment.';
  }
}
