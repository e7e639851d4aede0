import { Client, fetchExchange, mapExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { cacheKeys, possibleTypes } from './cache-config.ts';
import { isUnauthenticated } from './request-error.ts';

/** A client of one session: its cache is thrown away with it. */
export function createInboxClient(token: string | null, onUnauthenticated: () => void): Client {
  return new Client({
    url: '/graphql',
    // A query in a URL would put names and message texts into every access log.
    preferGetMethod: false,
    fetchOptions: () => ({
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      credentials: 'same-origin',
    }),
    exchanges: [
      mapExchange({
        onError(error, operation) {
          // An update says so itself, after what was asked for has been put into words.
          if (operation.kind !== 'mutation' && isUnauthenticated(error)) onUnauthenticated();
        },
      }),
      cacheExchange({
        keys: cacheKeys,
        possibleTypes,
        resolvers: {
          Query: {
            conversation: (_parent, args) => ({ __typename: 'Conversation', id: args.id as string }),
          },
        },
      }),
      fetchExchange,
    ],
  });
}
