import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { maskError } from '../src/failures/mask-error.ts';
import { ask, gatewayOf, post, type TestedGateway } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';

const MUTATION = 'mutation { updateConversation(input: { id: 7, status: DONE }) { __typename } }';

async function start(settings = {}) {
  const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  return { upstream, gateway: gatewayOf(upstream, settings) };
}

const nested = (depth: number) => `{ statusMachine ${'{ a '.repeat(depth)}${'}'.repeat(depth)} }`;

describe('a document', () => {
  const reference = (depth: number) =>
    `{ conversation(id: 7) { latestMessage ${'{ reference '.repeat(depth)}{ id }${' }'.repeat(depth)} } }`;
  const bomb = Array.from(
    { length: 25 },
    (_, index) =>
      `fragment F${index} on Message { a: reference { ...F${index + 1} } b: reference { ...F${index + 1} } }`,
  );

  const aliases = (count: number, field: string) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

  it.each([
    ['of depth 20', reference(20), 'DOCUMENT_TOO_DEEP'],
    ['of depth 600', nested(600), 'DOCUMENT_TOO_DEEP'],
    ['of depth 10,000', nested(10_000), 'DOCUMENT_TOO_LONG'],
    [
      'with lists of 3,000 lists',
      `{ conversationsByIds(ids: ${'['.repeat(3_000)}) { id } }`,
      'DOCUMENT_TOO_LONG',
    ],
    [
      'of fragments that grow',
      `{ conversation(id: 7) { latestMessage { ...F0 } } } ${bomb.join(' ')} fragment F25 on Message { id }`,
      'DOCUMENT_TOO_DEEP',
    ],
    ['of 21 root fields', aliases(21, 'conversation(id: 7) { id }'), 'TOO_MANY_ROOT_FIELDS'],
    ['of 1,500 aliases', aliases(1_500, 'viewer { id }'), 'DOCUMENT_TOO_LONG'],
  ])('%s is refused before anything is asked of the upstream', async (_name, query, code) => {
    const { upstream, gateway } = await start();
    const response = await post(gateway, { query });
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions.code)).toContain(code);
    expect(upstream.received).toEqual([]);
  });

  it.each([
    ['with lists of 1,900 lists', `{ conversationsByIds(ids: ${'['.repeat(1_900)}) { id } }`],
    [
      'with closed lists of lists',
      `{ conversationsByIds(ids: ${'['.repeat(990)}${']'.repeat(990)}) { id } }`,
    ],
    ['of a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }'],
    ['that is none', '{'],
  ])('%s is refused as wrong', async (_name, query) => {
    const { gateway } = await start();
    const response = await post(gateway, { query });
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          extensions: {
            code: expect.stringMatching(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$|^DOCUMENT_TOO_LONG$/),
          },
        },
      ],
    });
  });

  it('of all that introspection asks is answered only where it is on', async () => {
    const off = await start();
    expect(await ask(off.gateway, getIntrospectionQuery())).not.toHaveProperty('data');
    for (const on of [{ introspection: true }, { graphiql: true }]) {
      const { gateway } = await start(on);
      expect(await ask(gateway, getIntrospectionQuery())).not.toHaveProperty('errors');
    }
  });

  it.each(['{ viewr { id } }', '{ viewer { nam } }', '{ conversations(orderBy: LATEST) { nodes { id } } }'])(
    'with a typo is told so without suggestions: %s',
    async (query) => {
      const { gateway } = await start();
      expect(JSON.stringify(await ask(gateway, query))).not.toMatch(/did you mean/i);
    },
  );

  it('with a typo in a variable is told so without suggestions', async () => {
    const { gateway } = await start();
    const query =
      'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }';
    const body = JSON.stringify([
      await ask(gateway, query, { input: { id: '7', status: 'DON' } }),
      await ask(gateway, query, { input: { id: '7', statu: 'DONE' } }),
    ]);
    expect(body).toMatch(/status|statu/);
    expect(body).not.toMatch(/did you mean/i);
  });

  it('with variables nested 20,000 deep is refused', async () => {
    const { gateway } = await start();
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const response = await gateway.yoga.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer u1' },
      body: `{"query":"query ($ids: [ID!]!) { conversationsByIds(ids: $ids) { id } }","variables":{"ids":${deep}}}`,
    });
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toHaveProperty('errors');
  });
});

describe('a request', () => {
  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/graphql',
    '',
  ])('of the kind "%s" that a foreign page could send is refused', async (contentType) => {
    const { upstream, gateway } = await start();
    const response = await gateway.yoga.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: 'Bearer u1' },
      body: JSON.stringify({ query: MUTATION }),
    });
    expect(response.status).toBe(415);
    expect(upstream.received).toEqual([]);
  });

  it('with a mutation in its address is refused', async () => {
    const { upstream, gateway } = await start();
    const response = await gateway.yoga.fetch(
      `http://gateway/graphql?query=${encodeURIComponent(MUTATION)}`,
      {
        headers: { authorization: 'Bearer u1' },
      },
    );
    expect(response.status).toBe(405);
    expect(upstream.received).toEqual([]);
  });

  it('of more than 100 KB is refused', async () => {
    const { gateway } = await start();
    const response = await post(gateway, {
      query: '{ viewer { id } }',
      variables: { a: 'x'.repeat(100_000) },
    });
    expect(response.status).toBe(413);
  });

  it('of several operations at once is refused', async () => {
    const { gateway } = await start();
    const response = await post(gateway, [{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }]);
    expect(response.status).toBe(400);
  });

  it('from another origin gets no leave to read the answer', async () => {
    const { gateway } = await start();
    const response = await gateway.yoga.fetch('http://gateway/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each([
    ['https://crm.example', 'https://crm.example'],
    ['https://evil.example', null],
    ['https://crm.example.evil.example', null],
    ['null', null],
  ])('from %s may be read by its page: %s', async (origin, allowed) => {
    const { gateway } = await start({ corsOrigins: ['https://crm.example', 'http://localhost:5173'] });
    const asks = { origin, 'access-control-request-method': 'POST' };
    const preflight = await gateway.yoga.fetch('http://gateway/graphql', {
      method: 'OPTIONS',
      headers: asks,
    });
    const answer = await post(gateway, { query: '{ __typename }' }, 'u1', { origin });
    for (const { headers } of [preflight, answer]) {
      expect(headers.get('access-control-allow-origin')).toBe(allowed);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
    expect(preflight.headers.get('access-control-allow-headers') ?? '').toMatch(
      allowed ? /authorization/ : /^$/,
    );
  });

  it('for GraphiQL is answered only where it is on', async () => {
    const page = ({ yoga }: TestedGateway) =>
      yoga.fetch('http://gateway/graphql', { headers: { accept: 'text/html' } });
    expect(await (await page((await start()).gateway)).text()).not.toContain('GraphiQL');
    expect(await (await page((await start({ graphiql: true })).gateway)).text()).toContain('GraphiQL');
  });
});

describe('an error', () => {
  it.each([
    new Error('connect ECONNREFUSED 10.0.0.5 user=admin'),
    new TypeError('cannot read secret'),
    'a text',
    null,
  ])('that nobody expected is masked: %s', (error) => {
    const masked = maskError(error, 'Unexpected error.');
    expect(JSON.parse(JSON.stringify(masked))).toEqual({
      message: 'Unexpected error.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
    });
  });

  it('of the upstream never carries its words', async () => {
    const upstream = await startPageOnlyUpstream({
      interfere: () => ({ status: 500, body: { detail: 'SECRET at 10.0.0.5', title: 'SECRET' } }),
    });
    const gateway = gatewayOf(upstream);
    const bodies = [
      await ask(gateway, MUTATION.replace('__typename', '__typename ... on Error { message }')),
      await ask(gateway, '{ conversation(id: 7) { id } }'),
    ];
    expect(JSON.stringify(bodies)).not.toContain('SECRET');
    expect(bodies[1]).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
  });

  it('of a query without a token has a code', async () => {
    const { gateway } = await start();
    expect(await ask(gateway, '{ conversation(id: 7) { id } }', {}, null)).toMatchInlineSnapshot(`
      {
        "data": {
          "conversation": null,
        },
        "errors": [
          {
            "extensions": {
              "code": "UNAUTHENTICATED",
            },
            "locations": [
              {
                "column": 3,
                "line": 1,
              },
            ],
            "message": "The token is missing, unknown or expired; sign in and send it as \`Authorization: Bearer <token>\`.",
            "path": [
              "conversation",
            ],
          },
        ],
      }
    `);
  });
});

describe('every answer', () => {
  it.each(['/', '/graphql', '/health', '/ready', '/assets/none.js'])(
    'of %s has the headers that protect a browser',
    async (path) => {
      const { gateway } = await start();
      const { headers } = await gateway.yoga.fetch(`http://gateway${path}`);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );
});
