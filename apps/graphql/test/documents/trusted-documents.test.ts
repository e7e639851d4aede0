import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { GatewaySettings } from '../../src/index.ts';
import { gatewayOf, post } from '../ask.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { hashOf, manifestFolder } from './manifests.ts';

const READ = 'query Read($id: ID!) { conversation(id: $id) { id } }';
const FINISH =
  'mutation Finish($id: ID!) { updateConversation(input: { id: $id, status: DONE }) { __typename } }';
const FOLLOW = 'subscription Follow { conversationChanged { __typename } }';
const OTHER = '{ __typename }';
const team = manifestFolder(READ, FINISH, FOLLOW);
afterAll(team.remove);

const variables = { id: '7' };
const byHash = (document: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } },
});
const byId = (document: string) => ({ documentId: `sha256:${hashOf(document)}` });

type Mode = NonNullable<GatewaySettings['trustedDocuments']>;

async function start(trustedDocuments: Mode) {
  const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const gateway = gatewayOf(upstream, { trustedDocuments, documentsDir: team.folder });
  return { upstream, gateway };
}

const ANSWER = { data: { conversation: { id: '7' } } };
const refused = (code: string) => ({ errors: [{ extensions: { code } }] });

describe('a document', () => {
  it.each<[Mode, string, object, object]>([
    ['off', 'text', { query: READ }, ANSWER],
    ['off', 'hash', byHash(READ), refused('PERSISTED_QUERY_NOT_SUPPORTED')],
    ['off', 'hash and text', { ...byHash(READ), query: READ }, ANSWER],
    ['prefer', 'text', { query: READ }, ANSWER],
    ['prefer', 'hash', byHash(READ), ANSWER],
    ['prefer', 'documentId', byId(READ), ANSWER],
    ['prefer', 'hash and text', { ...byHash(READ), query: READ }, ANSWER],
    ['prefer', 'unknown hash', byHash(OTHER), refused('PERSISTED_QUERY_NOT_FOUND')],
    ['prefer', 'unknown hash and text', { ...byHash(OTHER), query: READ }, ANSWER],
    [
      'prefer',
      'hash and another text',
      { ...byHash(READ), query: FINISH },
      refused('PERSISTED_QUERY_MISMATCH'),
    ],
    ['only', 'text', { query: READ }, refused('PERSISTED_QUERY_ONLY')],
    ['only', 'text that is none', { query: '{{{' }, refused('PERSISTED_QUERY_ONLY')],
    ['only', 'hash', byHash(READ), ANSWER],
    ['only', 'documentId', byId(READ), ANSWER],
    ['only', 'hash and text', { ...byHash(READ), query: READ }, ANSWER],
    [
      'only',
      'hash and another text',
      { ...byHash(READ), query: FINISH },
      refused('PERSISTED_QUERY_MISMATCH'),
    ],
    ['only', 'unknown hash', byHash(OTHER), refused('PERSISTED_QUERY_NOT_FOUND')],
    ['only', 'unknown hash and text', { ...byHash(OTHER), query: OTHER }, refused('PERSISTED_QUERY_ONLY')],
    [
      'only',
      'name of what every object has',
      { documentId: 'constructor' },
      refused('PERSISTED_QUERY_NOT_FOUND'),
    ],
    ['only', 'number', { documentId: 7 }, refused('PERSISTED_QUERY_ONLY')],
  ])('%s: %s', async (mode, _name, body, answer) => {
    const { gateway } = await start(mode);
    const response = await post(gateway, { variables, ...body });
    expect(response.status).toBe('errors' in answer ? 400 : 200);
    expect(await response.json()).toMatchObject(answer);
  });

  it('that is a mutation is carried out by its name', async () => {
    const { gateway, upstream } = await start('only');
    const response = await post(gateway, { variables, ...byId(FINISH) });
    expect(await response.json()).toMatchObject({
      data: { updateConversation: { __typename: 'UpdateConversationSuccess' } },
    });
    expect(upstream.received.some(({ body }) => JSON.stringify(body) === '{"status":"done"}')).toBe(true);
  });
});

describe('only what is known', () => {
  const address = (params: Readonly<Record<string, string>>) =>
    `http://gateway/graphql?${new URLSearchParams(params)}`;
  const headers = { authorization: 'Bearer u1' };
  const sse = { ...headers, accept: 'text/event-stream' };

  it.each([
    ['GET', address({ query: READ, variables: '{"id":"7"}' }), { headers }],
    ['GET for an event stream', address({ query: FOLLOW }), { headers: sse }],
    [
      'POST for an event stream',
      'http://gateway/graphql',
      {
        method: 'POST',
        headers: { ...sse, 'content-type': 'application/json' },
        body: JSON.stringify({ query: FOLLOW }),
      },
    ],
  ])('is carried out by %s', async (_name, url, init) => {
    const { gateway, upstream } = await start('only');
    const response = await gateway.yoga.fetch(url, init);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('PERSISTED_QUERY_ONLY');
    expect(upstream.received).toEqual([]);
  });

  it('has its name also in the address', async () => {
    const { gateway } = await start('only');
    const id = `sha256:${hashOf(READ)}`;
    const extensions = JSON.stringify(byHash(READ).extensions);
    for (const params of [{ documentId: id }, { extensions }]) {
      const url = address({ ...params, variables: '{"id":"7"}' });
      const response = await gateway.yoga.fetch(url, { headers });
      expect(await response.json()).toMatchObject(ANSWER);
    }
  });

  it('is never parsed before it is known', async () => {
    const { gateway } = await start('only');
    const body = { query: '{ a '.repeat(20_000) };
    expect(await (await post(gateway, body)).json()).toMatchObject(refused('PERSISTED_QUERY_ONLY'));
  });
});

describe('the manifests', () => {
  it('of the web app are taken from its build', async () => {
    const dist = manifestFolder();
    mkdirSync(join(dist.folder, '.documents'));
    writeFileSync(
      join(dist.folder, '.documents', 'web.json'),
      JSON.stringify({ [`sha256:${hashOf(READ)}`]: READ }),
    );
    const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
    const gateway = gatewayOf(upstream, { trustedDocuments: 'only', webDist: dist.folder });
    expect(await (await post(gateway, { variables, ...byId(READ) })).json()).toMatchObject(ANSWER);
    const served = await gateway.yoga.fetch('http://gateway/.documents/web.json');
    expect(await served.text()).not.toContain(hashOf(READ));
    dist.remove();
  });

  it.each([
    ['is missing', undefined, /cannot be read; give/],
    ['is no JSON', 'x', /does not hold documents/],
    ['holds other things', '{"a": 1}', /does not hold documents/],
    ["has a document under another's hash", JSON.stringify({ [hashOf(READ)]: OTHER }), /build it again/],
    ['lists nothing', '{}', /no manifest lists a document; build/],
  ])('that %s is said in a sentence at the start', async (_name, content, sentence) => {
    const upstream = await startPageOnlyUpstream();
    const { folder, remove } = manifestFolder();
    if (content !== undefined) writeFileSync(join(folder, 'team.json'), content);
    const documentsDir = content === undefined ? join(folder, 'none') : folder;
    expect(() => gatewayOf(upstream, { trustedDocuments: 'only', documentsDir })).toThrow(sentence);
    remove();
    await upstream.close();
  });
});
