import { expect, test } from 'vitest';
import { circuitBreaker } from '../../src/middleware/index.ts';
import { failureOf } from '../contract.ts';
import { type Scene, scripted } from '../scripted.ts';

const SETTINGS = { failureRatio: 0.5, minRequests: 4, window: 10_000, cooldown: 5_000 };

/** A client of an API that answers as it is told at the time. */
function breakable(now: () => Scene | number) {
  const it = scripted(() => now(), {
    middleware: [circuitBreaker(SETTINGS)],
    maxAttempts: 1,
    deadline: 1_000,
  });
  const ask = () => it.clock.settle(it.client.users.me().safe());
  const codeOf = async () => {
    const result = await ask();
    return result.ok ? 'ok' : result.error.code;
  };
  return { ...it, codeOf };
}

test('after too many failures calls fail at once and nothing is sent, until one probe succeeds', async () => {
  let scene: Scene | number = 500;
  const { codeOf, requests, clock } = breakable(() => scene);
  for (let call = 0; call < 4; call += 1) expect(await codeOf()).toBe('server-error');
  expect(await codeOf()).toBe('circuit-open');
  await clock.advance(4_999);
  expect(await codeOf()).toBe('circuit-open');
  expect(requests).toHaveLength(4);
  scene = 200;
  await clock.advance(1);
  expect(await codeOf()).toBe('ok');
  expect(await codeOf()).toBe('ok');
  expect(requests).toHaveLength(6);
});

test('a probe that fails opens it for another cooldown', async () => {
  const { codeOf, requests, clock } = breakable(() => 500);
  for (let call = 0; call < 4; call += 1) await codeOf();
  await clock.advance(5_000);
  expect(await codeOf()).toBe('server-error');
  await clock.advance(4_999);
  expect(await codeOf()).toBe('circuit-open');
  expect(requests).toHaveLength(5);
});

test('only one probe is under way at once', async () => {
  let scene: Scene | number = 500;
  const { codeOf, client, requests, clock } = breakable(() => scene);
  for (let call = 0; call < 4; call += 1) await codeOf();
  await clock.advance(5_000);
  scene = { after: 900 };
  const probe = client.users.me().safe();
  await clock.advance(10);
  const other = await client.users.me().safe();
  expect(other).toMatchObject({ ok: false, error: { code: 'circuit-open' } });
  expect(await clock.settle(probe)).toMatchObject({ ok: true });
  expect(requests).toHaveLength(5);
});

test('a probe that its caller aborts says nothing, and the next call is the probe', async () => {
  let scene: Scene | number = 500;
  const { codeOf, client, clock } = breakable(() => scene);
  for (let call = 0; call < 4; call += 1) await codeOf();
  await clock.advance(5_000);
  scene = { silent: true };
  const controller = new AbortController();
  const probe = client.users.me({ signal: controller.signal }).safe();
  await clock.advance(10);
  controller.abort();
  expect(await probe).toMatchObject({ error: { code: 'aborted' } });
  scene = 200;
  expect(await codeOf()).toBe('ok');
});

test.each<[string, Scene | number]>([
  ['a broken connection', { lost: true }],
  ['a 502', 502],
  ['a limit of time', { silent: true }],
])('%s is a failure', async (_, scene) => {
  const { codeOf } = breakable(() => scene);
  for (let call = 0; call < 4; call += 1) await codeOf();
  expect(await codeOf()).toBe('circuit-open');
});

test.each([401, 404, 422, 429])('a %i is an answer like any other', async (status) => {
  const { codeOf } = breakable(() => status);
  for (let call = 0; call < 20; call += 1) expect(await codeOf()).not.toBe('circuit-open');
});

test('a few requests in a row that could not be sent open it without any ratio, and one that was sent begins anew', async () => {
  let scene: Scene | number = { refused: true };
  const it = scripted(() => scene, {
    middleware: [circuitBreaker({ minRequests: 1_000, maxUnsent: 3 })],
    maxAttempts: 1,
  });
  const codeOf = async () =>
    ((await failureOf(it.clock.settle(it.client.users.me()))) as { code: string }).code;
  expect(await codeOf()).toBe('connection-failed');
  expect(await codeOf()).toBe('connection-failed');
  scene = 404;
  expect(await codeOf()).toBe('not-found');
  scene = { refused: true };
  for (let call = 0; call < 3; call += 1) expect(await codeOf()).toBe('connection-failed');
  expect(await codeOf()).toBe('circuit-open');
});

test('failures below the ratio, or spread over windows, leave it closed', async () => {
  let n = 0;
  const { codeOf, clock } = breakable(() => (++n % 3 === 0 ? 500 : 200));
  for (let call = 0; call < 50; call += 1) expect(await codeOf()).not.toBe('circuit-open');
  const spread = breakable(() => 500);
  for (let call = 0; call < 12; call += 1) {
    expect(await spread.codeOf()).toBe('server-error');
    await spread.clock.advance(4_000);
  }
  expect(clock.timers).toBe(0);
});

test('its error says that nothing was sent, and when to try again', async () => {
  const { client, clock, codeOf } = breakable(() => 500);
  for (let call = 0; call < 4; call += 1) await codeOf();
  await clock.advance(1_500);
  const error = await failureOf(client.conversations.update(1, { status: 'done' }));
  expect(error).toMatchObject({
    name: 'CircuitOpenError',
    outcome: 'not-sent',
    attempts: 0,
    retryAfterSeconds: 4,
  });
});

test('a call whose own failure opens it fails with that, and waits for nothing', async () => {
  const { client, clock, requests } = scripted(() => 500, {
    middleware: [circuitBreaker({ ...SETTINGS, minRequests: 1 })],
  });
  expect(await failureOf(client.users.me())).toMatchObject({ code: 'server-error', attempts: 1 });
  expect(clock.monotonic()).toBe(0);
  expect(requests).toHaveLength(1);
});
