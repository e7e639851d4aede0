import type { Plugin } from 'graphql-yoga';

const NO_ENDPOINT = 'There is nothing at this path; send the operation to /graphql.';

/**
 * Operations are carried out at `/graphql` and at no other spelling of it, such as `/graphql/`: what stands around an
 * operation, from the token to the headers of its answer, goes by that path.
 */
export function useOneEndpoint(): Plugin {
  return {
    onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname === '/graphql') return;
      const body = { errors: [{ message: NO_ENDPOINT, extensions: { code: 'NOT_FOUND' } }] };
      const headers = { 'cache-control': 'no-store' };
      endResponse(fetchAPI.Response.json(body, { status: 404, headers }));
    },
  };
}
