import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { failureOf } from './contract.ts';
import { type Scene, scripted } from './scripted.ts';

const SILENT: Scene = { silent: true };
const honoured = { idempotencyKeys: true };

test('when nothing answers, a call ends at its deadline to the millisecond, repeats and all', async () => {
  const { client, clock, requests } = scripted(() => SILENT, {
    ...honoured,
    attemptTimeout: 4_000,
    maxAttempts: 10,
  });
  const startedAt = clock.monotonic();
  const error = await clock.settle(failureOf(client.conversations.update(1, {})));
  expect(clock.monotonic() - startedAt).toBe(30_000);
  expect(error).toMatchObject({
    code: 'deadline-exceeded',
    limit: 'call',
    deadline: 30_000,
    outcome: 'unknown',
  });
  expect(requests).toHaveLength(8);
  expect(clock.timers).toBe(0);
});

test('a request that passes the attempt timeout is followed by another, which may succeed', async () => {
  const { client, clock, requests } = scripted((_, index) => (index === 0 ? SILENT : { after: 20 }), {
    attemptTimeout: 500,
  });
  const call = client.conversations.retrieve(1).withResponse();
  expect(await clock.settle(call)).toMatchObject({ status: 200, attempts: 2 });
  expect(clock.monotonic()).toBe(500 + 10 + 20);
  expect(requests[0]?.signal.aborted).toBe(true);
  expect(requests[1]?.signal.aborted).toBe(false);
});

test('an update that may not be repeated fails at the attempt timeout, and says so', async () => {
  const { client, clock, requests } = scripted(() => SILENT, { attemptTimeout: 500 });
  const error = await clock.settle(failureOf(client.conversations.update(1, { status: 'done' })));
  expect(clock.monotonic()).toBe(500);
  expect(error).toMatchObject({
    code: 'deadline-exceeded',
    limit: 'attempt',
    deadline: 500,
    outcome: 'unknown',
    attempts: 1,
  });
  expect((error as Error).message).toContain('500 ms for one attempt');
  expect(requests).toHaveLength(1);
});

test('the attempt timeout of a call replaces that of the client, also by null', async () => {
  const { client, clock } = scripted(() => ({ after: 900 }), { attemptTimeout: 100, maxAttempts: 1 });
  expect(await clock.settle(failureOf(client.users.me()))).toMatchObject({ limit: 'attempt', deadline: 100 });
  expect(await clock.settle(failureOf(client.users.me({ attemptTimeout: 300 })))).toMatchObject({
    deadline: 300,
  });
  expect(await clock.settle(client.users.me({ attemptTimeout: null }))).toEqual({});
});

test.each([0, -1, Number.NaN, 2 ** 31])('an attempt timeout of %s is refused', async (attemptTimeout) => {
  expect(() => scripted(() => 200, { attemptTimeout })).toThrow('The attemptTimeout is not a number');
  const { client } = scripted(() => 200);
  expect(await failureOf(client.users.me({ attemptTimeout }))).toMatchObject({ code: 'invalid-request' });
});

test('an answer that asks for a later time than the deadline is told at once, with that time', async () => {
  const { client, clock, requests } = scripted(() => ({ status: 429, headers: { 'retry-after': '31' } }));
  const error = await failureOf(client.users.me());
  expect(error).toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 31, attempts: 1 });
  expect(clock.monotonic()).toBe(0);
  expect(requests).toHaveLength(1);
});

test('one that asks for a time within it is waited for, to the millisecond', async () => {
  const { client, clock } = scripted((_, index) =>
    index === 0 ? { status: 429, headers: { 'retry-after': '29' } } : 200,
  );
  await clock.settle(client.users.me());
  expect(clock.monotonic()).toBe(29_000);
});

test('no call leaves a listener on a long-lived signal, nor a timer', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const scenes: Record<number, Scene> = { 1: {}, 2: { status: 404 }, 3: { lost: true }, 4: SILENT };
  const { client, clock } = scripted(
    ({ path }) => scenes[Number(path.at(-1))] ?? { body: { data: [], next_cursor: 'b' } },
    { ...honoured, attemptTimeout: 2_000, deadline: 5_000 },
  );
  const { conversations } = client;
  for (let round = 0; round < 20; round += 1) {
    await clock.settle(conversations.update(1, {}, { signal }));
    await clock.settle(failureOf(conversations.update(2, {}, { signal })));
    await clock.settle(failureOf(conversations.update(3, {}, { signal })));
    await clock.settle(failureOf(conversations.update(4, {}, { signal })));
    await clock.settle(failureOf(conversations.retrieve(0, { signal })));
    // Abandoned: begun, and nobody waits for it; and never begun.
    conversations.retrieve(1, { signal }).safe();
    conversations.retrieve(1, { signal });
    for await (const _ of conversations.list({}, { signal }).pages()) break;
  }
  await clock.advance(10_000);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(clock.timers).toBe(0);
});

test('the signal ends a wait for a Retry-After at once', async () => {
  const controller = new AbortController();
  const { client, clock } = scripted(() => ({ status: 503, headers: { 'retry-after': '20' } }));
  const call = failureOf(client.users.me({ signal: controller.signal }));
  await clock.advance(3_000);
  controller.abort('no longer needed');
  expect(await call).toMatchObject({ code: 'aborted', cause: 'no longer needed', attempts: 1 });
  expect(clock.monotonic()).toBe(3_000);
  expect(clock.timers).toBe(0);
});

test('an update carries one key of its own on every attempt, and its error tells it', async () => {
  const { client, clock, requests } = scripted(() => ({ lost: true }), honoured);
  const error = await clock.settle(failureOf(client.conversations.update(1, {})));
  const keys = requests.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(error).toMatchObject({ code: 'connection-failed', outcome: 'unknown', idempotencyKey: keys[0] });
  const again = await clock.settle(failureOf(client.conversations.update(1, {})));
  expect(again).not.toMatchObject({ idempotencyKey: keys[0] });
});

test('without a key an update is not repeated, and reads carry none', async () => {
  const { client, clock, requests } = scripted(() => ({ lost: true }), honoured);
  const error = await clock.settle(failureOf(client.conversations.update(1, {}, { idempotencyKey: null })));
  expect(error).toMatchObject({ attempts: 1, idempotencyKey: null });
  await clock.settle(failureOf(client.conversations.retrieve(1, { maxAttempts: 1 })));
  for (const { headers } of requests) expect(headers).not.toHaveProperty('idempotency-key');
});
