import { createChoices } from '@parley/testing/choices';
import { generateOperation } from '@parley/testing/generated-operation';
import { size } from '@parley/testing/scale';
import { Agent, request } from 'undici';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { GatewaySettings } from '../../src/index.ts';
import { schema } from '../../src/schema.ts';
import { gatewayOf, post, type TestedGateway } from '../ask.ts';
import { hashOf, manifestFolder } from '../documents/manifests.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { startVersionedUpstream, type VersionedOptions } from '../doubles/versioned-upstream.ts';
import { everyField } from '../every-field.ts';
import { HOSTILE, KNOWN_DOCUMENT } from '../hostile/cases.ts';
import { send } from '../hostile/send.ts';

const COUNT = size({ short: 300, long: 20_000 });
const SEED = Number(process.env.SEED ?? 20_261_123);
const UNIQUE = /"requestId":"[^"]+"/g;
const CONVERSATION = schema.getType('Conversation') as Parameters<typeof everyField>[1];
const UPDATE = `mutation Update($input: UpdateConversationInput!) {
  updateConversation(input: $input) {
    __typename
    ... on UpdateConversationSuccess { changed conversation { id status user { name } version } changes { field from to } }
    ... on Error { code message }
  }
}`;

/** Requests that got as far as Yoga, over a socket. */
let handedOn = 0;

vi.mock(import('../../src/failures/answer-safely.ts'), async (importOriginal) => {
  const { answerSafely } = await importOriginal();
  return {
    answerSafely: (...args) => {
      const handle = answerSafely(...args);
      return (...request) => {
        handedOn += 1;
        return handle(...request);
      };
    },
  };
});

describe('an operation that is known', () => {
  it('is answered like one that is not, whatever it asks', async () => {
    const twins = await startTwins();
    const choices = createChoices(SEED);
    for (let run = 0; run < COUNT; run += 1) {
      const { text: query, variables } = generateOperation(schema, choices);
      await twins.expectSame({ query, variables }, `SEED=${SEED} run ${run}`);
    }
    // The others fail, are refused for what their values mean, or ask what is left to Yoga.
    expect(twins.answeredDirectly()).toBeGreaterThan(COUNT / 3);
  }, 600_000);

  it.each([
    ['all fields', { query: `{ conversation(id: 7) ${everyField(schema, CONVERSATION)} }` }],
    ['nothing to be found', { query: '{ conversation(id: 99) { id } }' }],
    [
      'fragments',
      {
        query:
          '{ conversation(id: 7) { ...A ...B } } fragment A on Conversation { user { id } } fragment B on Conversation { user { name } }',
      },
    ],
    ['an update', { query: UPDATE, variables: { input: { id: '7', status: 'DONE' } } }],
    ['an update of nothing', { query: UPDATE, variables: { input: { id: '99', status: 'DONE' } } }],
    [
      'an update by a version',
      {
        query: UPDATE,
        variables: { input: { id: '7', userId: '5', expected: { userId: null }, version: '1' } },
      },
    ],
    ['a wrong variable', { query: UPDATE, variables: { input: { id: '7', status: 'GONE' } } }],
    ['no variables', { query: UPDATE }],
    [
      'a list that is too long',
      { query: 'query ($n: Int) { conversations(first: $n) { nodes { id } } }', variables: { n: 101 } },
    ],
    ['another name', { query: 'query A { __typename } query B { viewer { id } }', operationName: 'B' }],
    [
      'a name that is none',
      { query: 'query A { __typename } query B { viewer { id } }', operationName: 'C' },
    ],
    ['no name', { query: 'query A { __typename } query B { viewer { id } }' }],
    ['a parameter too many', { query: '{ viewer { id } }', more: 1 }],
    [
      'directives',
      {
        query: 'query ($all: Boolean!) { viewer { id name @include(if: $all) } }',
        variables: { all: false },
      },
    ],
    [
      'null for a variable with a default, where null may not be',
      {
        query: 'query ($v: ID = "7") { conversation(id: $v) { id } viewer { id } }',
        variables: { v: null },
      },
    ],
    [
      'a variable named __proto__',
      {
        query: 'query ($__proto__: ID!) { conversation(id: $__proto__) { id } }',
        variables: JSON.parse('{"__proto__":"7"}'),
      },
    ],
    [
      'a variable named __proto__ that is not given',
      { query: 'query ($__proto__: Int) { conversations(first: $__proto__) { nodes { id } } }' },
    ],
    [
      'a filter in a variable named __proto__',
      {
        query:
          'query ($__proto__: ConversationFilter) { conversations(filter: $__proto__) { nodes { id } } }',
        variables: JSON.parse('{"__proto__":{"status":["DONE"]}}'),
      },
    ],
    [
      'an update by a variable named __proto__',
      {
        query: UPDATE.replaceAll('$input', '$__proto__'),
        variables: JSON.parse('{"__proto__":{"id":"7","status":"DONE"}}'),
      },
    ],
    ['the schema', { query: '{ __schema { types { name } } }' }],
  ])('is answered like one that is not: %s', async (_name, body) => {
    await (await startTwins()).expectSame(body);
  });

  it.each([
    null,
    '*/*',
    'application/json',
    'application/graphql-response+json',
    'text/html',
    'application/json;q=0.1, */*',
  ])('is answered in the same media type: %s', async (accept) => {
    const twins = await startTwins();
    await twins.expectSame({ query: '{ viewer { name } }' }, '', { ...(accept && { accept }) });
    await twins.expectSame({ query: '{ users { name } }' }, '', {
      ...(accept && { accept }),
      authorization: 'none',
    });
  });

  it.each(['APPLICATION/JSON', 'Application/Json; charset=UTF-8', 'application/json ; charset=utf-8'])(
    'is answered the same when it is sent as %s',
    async (type) => {
      const twins = await startTwins();
      await twins.expectSame({ query: '{ viewer { name } }' }, '', { 'content-type': type });
    },
  );

  it('of an upstream that fails has the same errors', async () => {
    const twins = await startTwins({ interfere: () => ({ status: 400 }) }, { deadline: 500 });
    await twins.expectSame({ query: '{ conversation(id: 7) { id } viewer { id } }' });
    await twins.expectSame({ query: '{ users { id } }' });
    await twins.expectSame({ query: UPDATE, variables: { input: { id: '7', status: 'DONE' } } });
  });

  it('is found by its hash, and by nothing else where only that counts', async () => {
    const twins = await startTwins({}, { documentsDir: known.folder, trustedDocuments: 'only' });
    const sha256Hash = hashOf(KNOWN_DOCUMENT);
    await twins.expectSame({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
    expect(twins.answeredDirectly()).toBe(1);
    await twins.expectSame({ query: KNOWN_DOCUMENT });
    expect(twins.answeredDirectly()).toBe(1);
  });

  it('is answered the same for pages of its own origin, of one that is let in, and of any other', async () => {
    const twins = await startTwins({}, { corsOrigins: ['https://crm.example'] });
    const body = { query: '{ conversation(id: 7) { id status } }' };
    for (const origin of ['http://gateway', 'https://stranger.example', 'null']) {
      await twins.expectSame(body, origin, { origin });
    }
    await twins.expectSame(body, '', { origin: 'https://crm.example' });
    expect(twins.answeredDirectly()).toBe(4);
  });

  it('is charged the same, and refused the same', async () => {
    const twins = await startTwins({}, { rateLimit: { quota: 100, windowMs: 60_000 } });
    for (let asked = 0; asked < 6; asked += 1)
      await twins.expectSame({ query: '{ viewer { id } users { id } }' });
    await twins.expectSame({ query: '{ users { id missing: id } }' }, '', { authorization: 'Bearer nobody' });
  });
});

const known = manifestFolder(KNOWN_DOCUMENT);
afterAll(known.remove);

it('is answered for whoever asks, also when others asked over the same connection', async () => {
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const gateway = gatewayOf(upstream, { port: 0 });
  const origin = await gateway.listen();
  const query = '{ viewer { id } }';
  await teach(gateway, { query });
  const handedBefore = handedOn;
  const oneConnection = new Agent({ connections: 1, pipelining: 1 });
  const ask = async (authorization: string | null) => {
    const answer = await request(`${origin}/graphql`, {
      dispatcher: oneConnection,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify({ query }),
    });
    const { data } = (await answer.body.json()) as { readonly data: { readonly viewer: unknown } };
    return data.viewer;
  };
  expect(await ask('Bearer u1')).toEqual({ id: '1' });
  expect(await ask('Bearer u1')).toEqual({ id: '1' });
  expect(await ask('Bearer u5')).toEqual({ id: '5' });
  expect(await ask('Bearer u1')).toEqual({ id: '1' });
  expect(handedOn).toBe(handedBefore);
  expect(await ask(null)).toBeNull();
  expect(await ask('Basic u1')).toBeNull();
  await oneConnection.close();
});

describe('refused the second time as the first:', () => {
  it.each(HOSTILE.map((hostile) => [hostile.name, hostile] as const))('%s', async (_name, hostile) => {
    const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
    const gateway = gatewayOf(upstream, { documentsDir: known.folder, port: 0 });
    const origin = await gateway.listen();
    const first = await send(origin, hostile);
    const second = await send(origin, hostile);
    expect({ ...second, text: second.text.replace(UNIQUE, '') }).toEqual({
      ...first,
      text: first.text.replace(UNIQUE, ''),
    });
  });
});

/** Two gateways, each before an upstream of its own: one is asked past Yoga where it can be, the other never. */
async function startTwins(options: VersionedOptions = {}, settings: Partial<GatewaySettings> = {}) {
  const conversations = [
    { id: 7, status: 'to-do', user: null, version: '1' },
    { id: 8, status: 'done' },
  ];
  const start = async (more: Partial<GatewaySettings> = {}) =>
    gatewayOf(await startVersionedUpstream({ conversations, ...options }), { port: 0, ...settings, ...more });
  const byYoga = await start({ compiledExecution: false });
  const direct = await start();
  const origin = await direct.listen();
  const handedBefore = handedOn;
  let asked = 0;

  return {
    answeredDirectly: () => asked - (handedOn - handedBefore),
    async expectSame(body: object, hint = '', headers: Readonly<Record<string, string>> = {}): Promise<void> {
      await teach(direct, body);
      await teach(byYoga, body);
      const sent = { 'content-type': 'application/json', authorization: 'Bearer u1', ...headers };
      const expected = await post(byYoga, body, null, sent);
      const answer = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: sent,
        body: JSON.stringify(body),
      });
      asked += 1;
      expect(await told(answer), `${hint}\n${JSON.stringify(body)}`).toEqual(await told(expected));
    },
  };
}

/** Without a token nothing is done, but what a document says is looked at. */
async function teach(gateway: TestedGateway, body: object): Promise<void> {
  await (await post(gateway, body, null)).text();
}

const OWN_TO_NODE = new Set([
  'date',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'x-request-id',
]);

async function told(response: Response) {
  const text = (await response.text()).replace(UNIQUE, '');
  const headers = Object.fromEntries(
    [...response.headers]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !OWN_TO_NODE.has(name)),
  );
  return { status: response.status, headers, body: text === '' ? null : JSON.parse(text) };
}
