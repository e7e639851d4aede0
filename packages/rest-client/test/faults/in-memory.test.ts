import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createRestClient, type Drift } from '../../src/index.ts';
import { createFakeUpstream, FAULTS, type FaultKind, type FaultRow } from '../../src/testing/index.ts';
import { failureOf } from '../contract.ts';

const KINDS = Object.entries(FAULTS) as [FaultKind, FaultRow][];
const DEADLINE = 10_000;

/** An upstream, a client of it, and a signal that outlives its calls. */
function start() {
  const upstream = createFakeUpstream();
  const drifts: Drift[] = [];
  const client = createRestClient({
    ...upstream.options,
    idempotencyKeys: false,
    deadline: DEADLINE,
    onDrift: (drift) => drifts.push(drift),
  });
  return { upstream, client, drifts, settle: upstream.clock.settle, signal: new AbortController().signal };
}

test('there are 30 kinds of faults', () => {
  expect(KINDS).toHaveLength(30);
});

describe.each(KINDS)('%s', (kind, row) => {
  test('makes a plain update end as the table says, and leaves nothing behind', async () => {
    const { upstream, client, drifts, settle, signal } = start();
    upstream.failAlways(kind);
    const call = client.conversations.update(1, { status: 'done' }, { signal });
    // Without key and precondition only what was not carried out may be repeated.
    const attempts = row.repeated && row.outcome !== 'unknown' ? 3 : 1;
    if (row.code === null) {
      await settle(call);
      await expect.poll(() => drifts).not.toHaveLength(0);
    } else {
      const error = await settle(failureOf(call));
      expect(error).toMatchObject({ code: row.code, outcome: row.outcome, attempts });
    }
    expect(upstream.received).toHaveLength(isMetInside(row) ? attempts : 0);
    expect(upstream.conversations.find(1)?.status).toBe(row.carriedOut ? 'done' : 'to-do');
    expect(upstream.clock.timers).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('once, before an update under a key, is overcome where a repetition may help, with one effect', async () => {
    const { upstream, client, settle } = start();
    upstream.failNext(kind);
    const options = { idempotencyKey: 'a-key', idempotencyKeys: true };
    const call = settle(client.conversations.update(1, { status: 'done' }, options).withResponse());
    if (row.repeated) {
      const { data, attempts, replayed } = await call;
      expect({ status: data.status, attempts, replayed }).toEqual({
        status: 'done',
        attempts: 2,
        replayed: row.carriedOut,
      });
    } else if (row.code === null) {
      await call;
    } else {
      expect(await failureOf(call)).toMatchObject({ code: row.code, outcome: row.outcome, attempts: 1 });
    }
    const done = row.repeated || row.carriedOut;
    expect(upstream.conversations.find(1)).toMatchObject({
      status: done ? 'done' : 'to-do',
      version: done ? '2' : '1',
    });
  });
});

test.each<FaultKind>(['connect-timeout', 'no-answer', 'stalled-body', 'dripping-body'])(
  '%s ends at the very millisecond of the deadline',
  async (kind) => {
    const { upstream, client, settle } = start();
    upstream.failAlways(kind);
    const begun = upstream.clock.now();
    await settle(failureOf(client.conversations.update(1, {})));
    expect(upstream.clock.now() - begun).toBe(DEADLINE);
  },
);

/** Whether the request arrives before anything goes wrong. */
function isMetInside({ where }: FaultRow): boolean {
  return where === 'request' || where === 'idle';
}
