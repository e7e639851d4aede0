import { expect, test } from 'vitest';
import type { RestClientOptions } from '../../src/index.ts';
import { coalescing } from '../../src/middleware/index.ts';
import { type Scene, scripted } from '../scripted.ts';

const shared = (
  script: (index: number) => Scene | number = () => ({ after: 100, body: { id: 1 } }),
  options: Partial<RestClientOptions> = {},
) => scripted((_, index) => script(index), { middleware: [coalescing()], ...options });

test('reads of the same at the same time share one request', async () => {
  const { client, clock, requests } = shared();
  const all = [1, 2, 3].map(() => client.conversations.retrieve(1));
  expect(await clock.settle(Promise.all(all))).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }]);
  expect(requests).toHaveLength(1);
});

test('one after the other they do not: it is no cache', async () => {
  const { client, clock, requests } = shared();
  await clock.settle(client.conversations.retrieve(1));
  await clock.settle(client.conversations.retrieve(1));
  expect(requests).toHaveLength(2);
});

test('other paths, other callers, other options and updates go alone', async () => {
  const { client, clock, requests } = shared();
  const { conversations } = client;
  await clock.settle(
    Promise.all([
      conversations.retrieve(1),
      conversations.retrieve(2),
      client.withToken('another-token').conversations.retrieve(1),
      conversations.retrieve(1, { headers: { 'x-tenant': 'acme' } }),
      conversations.update(1, {}),
      conversations.update(1, {}),
    ]),
  );
  expect(requests).toHaveLength(6);
});

test('a token function that answers with another token is another caller', async () => {
  const tokens = ['token-of-one', 'token-of-two'];
  const { client, clock, requests } = shared(undefined, { token: () => tokens.shift() ?? 'none-left' });
  await clock.settle(Promise.all([client.users.me(), client.users.me()]));
  expect(requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer token-of-one',
    'Bearer token-of-two',
  ]);
});

test('a failure of the API is that of all', async () => {
  const { client, clock, requests } = shared(() => ({ status: 404, after: 10 }));
  const results = await clock.settle(Promise.all([client.users.me().safe(), client.users.me().safe()]));
  expect(results).toMatchObject([{ error: { status: 404 } }, { error: { status: 404 } }]);
  expect(requests).toHaveLength(1);
});

test('when the one that asks is aborted, another one asks, once for all that are left', async () => {
  const { client, clock, requests } = shared();
  const controller = new AbortController();
  const first = client.users.me({ signal: controller.signal }).safe();
  const others = Promise.all([client.users.me(), client.users.me()]);
  await clock.advance(50);
  controller.abort();
  expect(await first).toMatchObject({ error: { code: 'aborted' } });
  expect(await clock.settle(others)).toEqual([{ id: 1 }, { id: 1 }]);
  expect(requests).toHaveLength(2);
  expect(clock.monotonic()).toBe(150);
});

test('each keeps its own deadline', async () => {
  const { client, clock } = shared();
  const patient = client.users.me().safe();
  const hasty = client.users.me({ deadline: 30 }).safe();
  expect(await clock.settle(hasty)).toMatchObject({ error: { code: 'deadline-exceeded', deadline: 30 } });
  expect(clock.monotonic()).toBe(30);
  expect(await clock.settle(patient)).toMatchObject({ ok: true });
});
