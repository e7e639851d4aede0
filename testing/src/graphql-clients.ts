const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const JSON_RESPONSE = 'application/json';

/** The headers that GraphQL clients send with an operation, and the media type that they are answered in. */
export const CLIENTS: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    'Apollo Client 4',
    { accept: 'application/graphql-response+json,application/json;q=0.9' },
    GRAPHQL_RESPONSE,
  ],
  ['Apollo Client 3', { accept: 'application/graphql-response+json,application/json' }, GRAPHQL_RESPONSE],
  [
    'urql',
    {
      accept:
        'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    },
    GRAPHQL_RESPONSE,
  ],
  ['graphql-request', { accept: 'application/graphql-response+json, application/json' }, GRAPHQL_RESPONSE],
  ["Relay with a fetch of the page's own", {}, JSON_RESPONSE],
  ['Relay with a fetch that asks for JSON', { accept: 'application/json' }, JSON_RESPONSE],
  ['curl', { accept: '*/*', 'user-agent': 'curl/8.14.1' }, JSON_RESPONSE],
];
