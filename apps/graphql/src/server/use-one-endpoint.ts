import type { Plugin } from 'graphql-yoga';
import { ExpectedError } from '../failures/expected-error.ts';
import { toResponse } from '../failures/http-refusal.ts';

/**
 * Operations are executed at `/graphql` and at no other spelling of it, such as `/graphql/`: what stands around an
 * operation, from the token to the headers of its answer, goes by that path.
 */
export function useOneEndpoint(): Plugin {
  return {
    onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname === '/graphql') return;
      const response = toResponse(fetchAPI, new ExpectedError('NOT_FOUND'));
      response.headers.set('cache-control', 'no-store');
      endResponse(response);
    },
  };
}
