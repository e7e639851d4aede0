import { Client, fetchExchange, mapExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';
import { timedFetch } from '../../lib/time/server-time.ts';
import { cacheKeys, possibleTypes } from './cache-config.ts';
import { isUnauthenticated } from './request-error.ts';
import { versionGuardExchange } from './version-guard-exchange.ts';

/** A client of one session: its cache is thrown away with it. */
export function createInboxClient(token: string | null, onUnauthenticated: () => void): Client {
  return new Client({
    url: '/graphql',
    // A query in a URL would put names and message texts into every access log.
    preferGetMethod: false,
    fetch: timedFetch,
    fetchSubscriptions: true,
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
      versionGuardExchange,
      // Sends the name of a document instead of its text; the text only to a gateway that does not know the name.
      persistedExchange({
        generateHash: (_text, document) => Promise.resolve(documentHash(document)),
        enableForMutation: true,
        enableForSubscriptions: true,
        preferGetForPersistedQueries: false,
      }),
      fetchExchange,
    ],
  });
}

/** The hash that the build gave a document, and lists in its manifest; empty for a document that it did not see. */
function documentHash(document: object): string {
  const meta = '__meta__' in document ? document.__meta__ : null;
  const hash = typeof meta === 'object' && meta !== null && 'hash' in meta ? String(meta.hash) : '';
  return hash.replace(/^sha256:/, '');
}
