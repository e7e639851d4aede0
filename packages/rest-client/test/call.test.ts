import type { Conversation } from '@parley/domain';
import { expect, expectTypeOf, test } from 'vitest';
import type { ConversationPage, RestClientFailure, SafeResult } from '../src/index.ts';
import { failureOf } from './contract.ts';
import { scripted } from './scripted.ts';

test('a call sends nothing until it is looked at, and then once, however often', async () => {
  const { client, requests } = scripted(() => ({ body: { id: 7 } }));
  const call = client.conversations.retrieve(7);
  await new Promise(setImmediate);
  expect(requests).toHaveLength(0);
  expect(await call).toEqual({ id: 7 });
  expect((await call.withResponse()).data).toEqual({ id: 7 });
  expect(await call.safe()).toEqual({ ok: true, data: { id: 7 } });
  expect(await call.finally(() => undefined)).toEqual({ id: 7 });
  expect(requests).toHaveLength(1);
});

test('calls are made together by Promise.all', async () => {
  const { client, clock, running } = scripted(() => ({ after: 100 }));
  const all = Promise.all([client.users.me(), client.users.me(), client.users.me()]);
  await clock.advance(50);
  expect(running()).toBe(3);
  await clock.settle(all);
});

test('a call that nobody looks at holds nothing and fails nowhere', async () => {
  const { client, requests, clock } = scripted(() => 500);
  client.conversations.retrieve(0);
  client.conversations.update(1, { status: 'done' });
  await clock.advance(60_000);
  expect(requests).toHaveLength(0);
  expect(clock.timers).toBe(0);
});

test('the input is taken when the call is made', async () => {
  const { client, requests } = scripted(() => 200);
  const update: { status: 'done' | 'to-do' } = { status: 'done' };
  const call = client.conversations.update(1, update);
  update.status = 'to-do';
  await call;
  expect(requests[0]?.body).toBe('{"status":"done"}');
});

test('withResponse gives status, version and headers', async () => {
  const headers = { etag: '"8"', 'x-anything': 'yes', 'x-echo': 'Bearer a-fixed-token' };
  const { client } = scripted(() => ({ headers }));
  const answer = await client.conversations.update(1, {}).withResponse();
  expect(answer).toMatchObject({ status: 200, version: '8', attempts: 1 });
  expect(answer.headers.get('X-Anything')).toBe('yes');
  expect(answer.headers.get('x-none')).toBeNull();
  expect(answer.headers.get('x-echo')).toBe('Bearer [redacted]');
});

test('safe gives a failure as a value whose code narrows it', async () => {
  const { client } = scripted(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  const result = await client.conversations.update(1, { status: 'done' }).safe();
  expectTypeOf(result).toEqualTypeOf<SafeResult<Conversation>>();
  if (result.ok) throw new Error('it succeeded');
  expectTypeOf(result.error).toEqualTypeOf<RestClientFailure>();
  if (result.error.code !== 'too-many-requests') throw result.error;
  expectTypeOf(result.error.retryAfterSeconds).toEqualTypeOf<number | null>();
  expect(result.error.retryAfterSeconds).toBe(3600);
});

test('safe gives wrong input as a value too', async () => {
  const { client } = scripted(() => 200);
  expect(await client.conversations.retrieve(-1).safe()).toMatchObject({
    ok: false,
    error: { code: 'invalid-request', outcome: 'not-sent', attempts: 0 },
  });
});

const PAGES: Record<string, ConversationPage & { next_cursor: string | null }> = {
  first: { data: [{ id: 1 }, { id: 2 }], nextCursor: null, next_cursor: 'b' },
  b: { data: [], nextCursor: null, next_cursor: 'c' },
  c: { data: [{ id: 3 }], nextCursor: null, next_cursor: null },
};
const ofPages = ({ path }: { path: string }) => ({
  body: PAGES[new URL(path, 'https://api.test').searchParams.get('cursor') ?? 'first'],
});

test('a list is read by page, awaited', async () => {
  const { client, requests } = scripted(ofPages);
  const page = await client.conversations.list({ limit: 2 });
  expectTypeOf(page).toEqualTypeOf<ConversationPage>();
  expect(page).toEqual({ data: [{ id: 1 }, { id: 2 }], nextCursor: 'b' });
  expect(requests).toHaveLength(1);
});

test('a list is read by item to the last page, each page with the same query and options', async () => {
  const { client, requests } = scripted(ofPages);
  const ids: unknown[] = [];
  for await (const conversation of client.conversations.list({ limit: 2 }, { headers: { 'x-a': 'b' } })) {
    expectTypeOf(conversation).toEqualTypeOf<Conversation>();
    ids.push(conversation.id);
  }
  expect(ids).toEqual([1, 2, 3]);
  const query = (cursor: string) => `/third-party/v1/conversations?limit=2${cursor}`;
  expect(requests.map(({ path }) => path)).toEqual([query(''), query('&cursor=b'), query('&cursor=c')]);
  expect(requests.map(({ headers }) => headers['x-a'])).toEqual(['b', 'b', 'b']);
});

test('a list is read by pages', async () => {
  const { client } = scripted(ofPages);
  const sizes: number[] = [];
  for await (const page of client.conversations.list().pages()) sizes.push(page.data.length);
  expect(sizes).toEqual([2, 0, 1]);
});

test('a loop that is left asks for no further page', async () => {
  const { client, requests } = scripted(ofPages);
  for await (const _ of client.conversations.list()) break;
  expect(requests).toHaveLength(1);
});

test('a history is read by entry too', async () => {
  const { client } = scripted(ofPages);
  const ids: number[] = [];
  for await (const { id } of client.conversations.history(9)) ids.push(id);
  expect(ids).toEqual([1, 2, 3]);
});

test('pages that lead round in a circle end as an error instead of never', async () => {
  const { client, requests } = scripted((_, index) => ({
    body: { data: [{ id: 1 }], next_cursor: index < 9 ? 'again' : null },
  }));
  const read = async () => {
    for await (const _ of client.conversations.list()) void _;
  };
  expect(await failureOf(read())).toMatchObject({ code: 'protocol-violated' });
  expect(requests).toHaveLength(2);
});

test('a page that fails ends the loop with its error', async () => {
  const { client } = scripted((request) => (request.path.includes('cursor=c') ? 404 : ofPages(request)));
  const seen: unknown[] = [];
  const read = async () => {
    for await (const { id } of client.conversations.list()) seen.push(id);
  };
  expect(await failureOf(read())).toMatchObject({ code: 'not-found' });
  expect(seen).toEqual([1, 2]);
});
