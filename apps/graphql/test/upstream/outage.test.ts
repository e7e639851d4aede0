import { expect, it } from 'vitest';
import { ask, gatewayOf, update } from '../ask.ts';
import { type Fault, startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const conversations = [{ id: 7, status: 'to-do' }];
const SEEN = { id: '7', status: 'DONE', version: '1', expected: { status: 'TO_DO' } };

async function start() {
  const state: { fault: Fault | undefined } = { fault: undefined };
  const upstream = await startVersionedUpstream({
    conversations,
    interfere: ({ path }) => (path === '/users/me' ? undefined : state.fault),
  });
  const gateway = gatewayOf(upstream, { logLevel: 'error' });
  await ask(gateway, '{ capabilities { read } viewer { id } }');
  return { state, upstream, gateway };
}

it.each<[string, Fault]>([
  ['answers 503', { status: 503 }],
  ['breaks connections', 'drop'],
])('an upstream that %s is soon left alone, and asked again once it is back', async (_name, fault) => {
  const { state, upstream, gateway } = await start();
  state.fault = fault;
  for (let asked = 0; asked < 10; asked += 1) await ask(gateway, '{ conversation(id: 7) { id } }');
  const before = upstream.received.length;
  const results = await Promise.all(Array.from({ length: 50 }, () => update(gateway, SEEN)));
  expect(results).toEqual(
    Array(50).fill(
      expect.objectContaining({ __typename: 'UpstreamUnavailable', retryAfterSeconds: expect.any(Number) }),
    ),
  );
  expect(upstream.received.length).toBe(before);
  state.fault = undefined;
  await expect
    .poll(() => update(gateway, { id: '7', status: 'DONE' }), { timeout: 5_000, interval: 100 })
    .toMatchObject({ conversation: { status: 'DONE' } });
});

it.each([400, 401, 403, 404, 409, 412, 422])(
  'an upstream that refuses with %i is asked as often as anybody wants',
  async (status) => {
    const { state, upstream, gateway } = await start();
    state.fault = { status };
    const before = upstream.received.length;
    for (let asked = 0; asked < 20; asked += 1) await ask(gateway, '{ conversation(id: 7) { id } }');
    expect(upstream.received.length - before).toBe(20);
  },
);
