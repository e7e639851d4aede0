import { hashOf } from '../documents/manifests.ts';

/** A request that means no good, and how it is refused. */
export interface HostileCase {
  readonly name: string;
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status: number;
  /** Of the error, or of the member of the result that says no. */
  readonly code: string;
}

/** The one document that the gateway knows by its name. */
export const KNOWN_DOCUMENT = 'query Known { __typename }';

const FINISH = 'mutation { updateConversation(input: { id: 7, status: DONE }) { __typename } }';
const CODE = '{ __typename ... on Error { code } }';

const repeat = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join(' ');
const query = (text: string, more: object = {}) => JSON.stringify({ query: text, ...more });
const named = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
const finishing = (id: string) =>
  query(`mutation ($id: ID!) { updateConversation(input: { id: $id, status: DONE }) ${CODE} }`, {
    variables: { id },
  });
const ofType = (type: string, body: string, code = 'UNSUPPORTED_MEDIA_TYPE') => ({
  headers: { 'content-type': type },
  body,
  status: 415,
  code,
});
const BOUNDARY = '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n';

/** Every one is refused before it costs anything, and none is a fault of the gateway. */
export const HOSTILE: readonly HostileCase[] = [
  {
    name: 'depth 10,000',
    body: query(`{ a ${'{ a '.repeat(9_999)}${'}'.repeat(10_000)}`),
    status: 400,
    code: 'DOCUMENT_TOO_LONG',
  },
  {
    name: 'depth 400',
    body: query(
      `{ conversation(id: 7) { latestMessage ${'{ reference '.repeat(400)}{ id }${' }'.repeat(400)} } }`,
    ),
    status: 400,
    code: 'DOCUMENT_TOO_DEEP',
  },
  {
    name: '5,000 aliases',
    body: query(`{ ${repeat(5_000, (n) => `a${n}: __typename`)} }`),
    status: 400,
    code: 'DOCUMENT_TOO_LONG',
  },
  {
    name: '500 aliases of one field',
    body: query(`{ ${repeat(500, (n) => `a${n}: __typename`)} }`),
    status: 400,
    code: 'TOO_MANY_ALIASES',
  },
  {
    name: '20 batches of 1,000 updates',
    body: query(
      `mutation ($input: [UpdateConversationInput!]!) { ${repeat(20, (n) => `a${n}: updateConversations(input: $input) { __typename }`)} }`,
      { variables: { input: Array.from({ length: 1_000 }, (_, n) => ({ id: `${n + 1}`, status: 'DONE' })) } },
    ),
    status: 400,
    code: 'OPERATION_TOO_EXPENSIVE',
  },
  {
    name: '200 directives',
    body: query(`{ __typename ${'@skip(if: false) '.repeat(200)} }`),
    status: 400,
    code: 'TOO_MANY_DIRECTIVES',
  },
  {
    name: '220 fragments',
    body: query(
      `{ ...F0 } ${repeat(220, (n) => `fragment F${n} on Query { ...F${n + 1} }`)} fragment F220 on Query { __typename }`,
    ),
    status: 400,
    code: 'TOO_MANY_FRAGMENTS',
  },
  {
    name: '1,000 fragments',
    body: query(`{ ...F0 } ${repeat(1_000, (n) => `fragment F${n} on Query { ...F${n + 1} }`)}`),
    status: 400,
    code: 'DOCUMENT_TOO_LONG',
  },
  {
    name: 'fragments that double',
    body: query(
      `{ conversation(id: 7) { latestMessage { ...F0 } } } ${repeat(25, (n) => `fragment F${n} on Message { a: reference { ...F${n + 1} } b: reference { ...F${n + 1} } }`)} fragment F25 on Message { id }`,
    ),
    status: 400,
    code: 'DOCUMENT_TOO_DEEP',
  },
  {
    name: '200 @defer',
    body: query(`{ __typename ${repeat(200, () => '... @defer { __typename }')} }`),
    status: 400,
    code: 'TOO_MANY_FRAGMENTS',
  },
  {
    name: 'first: 1e9',
    body: query('{ conversations(first: 1000000000) { nodes { id } } }'),
    status: 400,
    code: 'INVALID_INPUT',
  },
  {
    name: 'variables nested 40,000 deep',
    body: `{"query":"query ($ids: [ID!]!) { conversationsByIds(ids: $ids) { id } }","variables":{"ids":${'['.repeat(40_000)}${']'.repeat(40_000)}}}`,
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'variables of 30 MB',
    body: query('{ __typename }', { variables: { a: 'x'.repeat(30_000_000) } }),
    status: 413,
    code: 'REQUEST_ENTITY_TOO_LARGE',
  },
  {
    name: 'a mutation from a form',
    ...ofType('application/x-www-form-urlencoded', `query=${encodeURIComponent(FINISH)}`),
  },
  {
    name: 'a mutation from a multipart form',
    ...ofType('multipart/form-data; boundary=x', `${BOUNDARY}${query(FINISH)}\r\n--x--\r\n`),
  },
  { name: 'a mutation as plain text', ...ofType('text/plain', query(FINISH)) },
  { name: 'plain text that mentions JSON', ...ofType('text/plain; application/json', query(FINISH)) },
  { name: 'a mutation as application/graphql', ...ofType('application/graphql', FINISH) },
  {
    name: 'a mutation over GET',
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent(FINISH)}`,
    status: 405,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a batch of operations',
    body: `[${query(FINISH)},${query(FINISH)}]`,
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a typo that fishes for names',
    body: query('{ viewr { id } }'),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'introspection',
    body: query('{ __schema { types { name fields { name } } } }'),
    status: 400,
    code: 'INTROSPECTION_DISABLED',
  },
  {
    name: 'a hash that nobody knows',
    body: JSON.stringify(named(hashOf('other'))),
    status: 400,
    code: 'PERSISTED_QUERY_NOT_FOUND',
  },
  {
    name: 'a known hash with another document',
    body: query(FINISH, named(hashOf(KNOWN_DOCUMENT))),
    status: 400,
    code: 'PERSISTED_QUERY_MISMATCH',
  },
  { name: 'a null byte in an id', body: finishing('7\0'), status: 200, code: 'INVALID_INPUT' },
  {
    name: "another tenant's conversation",
    body: finishing('8'),
    status: 200,
    code: 'CONVERSATION_NOT_FOUND',
  },
];
