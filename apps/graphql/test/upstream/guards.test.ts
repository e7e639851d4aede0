import { describe, expect, it } from 'vitest';
import { ask, gatewayOf, patchesOf, update, updateAll } from '../ask.ts';
import { signal } from '../doubles/signal.ts';
import type { Received } from '../doubles/upstream-double.ts';
import { type Fault, startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const conversations = Array.from({ length: 40 }, (_, index) => ({ id: index + 1, status: 'to-do' }));
const finish = (id: number) => ({ id: String(id), status: 'DONE' });

async function start(interfere: (received: Received) => Fault | undefined, settings = {}) {
  const upstream = await startVersionedUpstream({ conversations, interfere });
  return { upstream, gateway: gatewayOf(upstream, { logLevel: 'error', ...settings }) };
}

describe('a slow upstream', () => {
  it('gets so many requests at once, lets so many wait, and the others are told at once', async () => {
    const slow = signal();
    const { gateway, upstream } = await start(
      ({ method, path }) =>
        method === 'GET' && path.startsWith('/conversations/') ? { readAfter: slow.given } : undefined,
      { concurrency: 2 },
    );
    await ask(gateway, '{ viewer { id } }');
    const before = upstream.received.length;
    const results = conversations.slice(0, 30).map(({ id }) => update(gateway, finish(id)));
    const refused = await Promise.race([Promise.all(results.slice(18)), Promise.all(results.slice(0, 18))]);
    expect(refused).toEqual(
      Array(12).fill(
        expect.objectContaining({
          __typename: 'UpstreamUnavailable',
          code: 'UPSTREAM_UNAVAILABLE',
          retryAfterSeconds: 1,
          message: expect.stringContaining('Too many requests wait'),
        }),
      ),
    );
    await expect.poll(() => upstream.received.length - before).toBe(2);
    slow.give();
    expect(await Promise.all(results.slice(0, 18))).toEqual(
      Array(18).fill(expect.objectContaining({ changed: true })),
    );
  });

  it('takes nothing from those who come when it is well again', async () => {
    let isSlow = true;
    const { gateway } = await start(
      ({ path }) => (isSlow && path === '/conversations/1' ? { answerAfter: 10_000 } : undefined),
      { concurrency: 2, deadline: 300 },
    );
    await ask(gateway, '{ viewer { id } }');
    const slow = { ...finish(1), expected: { status: 'TO_DO' } };
    await Promise.all(Array.from({ length: 12 }, () => update(gateway, slow)));
    isSlow = false;
    const results = await Promise.all(
      conversations.slice(1, 19).map(({ id }) => update(gateway, finish(id))),
    );
    expect(results).toEqual(Array(18).fill(expect.objectContaining({ changed: true })));
  });
});

describe('one operation', () => {
  it('makes so many calls of the upstream and no more; what does not fit is told so, and nothing is half done', async () => {
    const { gateway, upstream } = await start(() => undefined, { callsPerOperation: 15 });
    await ask(gateway, '{ capabilities { read } }');
    const results = await updateAll(
      gateway,
      conversations.slice(0, 10).map(({ id }) => finish(id)),
    );
    const done = results.filter(({ changed }) => changed === true).length;
    expect(done).toBeGreaterThan(0);
    expect(patchesOf(upstream)).toHaveLength(done);
    expect(upstream.received.filter(({ path }) => path !== '/')).toHaveLength(15);
    expect(results.filter(({ changed }) => changed !== true)).toEqual(
      Array(10 - done).fill(
        expect.objectContaining({
          __typename: 'UpstreamUnavailable',
          message: expect.stringContaining('more calls of the API than one may make'),
        }),
      ),
    );
  });

  it('takes nothing from the next one', async () => {
    const { gateway } = await start(() => undefined, { callsPerOperation: 3 });
    await ask(gateway, '{ capabilities { read } }');
    for (const id of [1, 2, 3]) expect(await update(gateway, finish(id))).toMatchObject({ changed: true });
  });
});
