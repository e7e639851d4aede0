import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test } from 'vitest';
import {
  createFetchTransport,
  createRestClient,
  createUndiciTransport,
  type Drift,
} from '../../src/index.ts';
import { FAULTS, type FaultKind, type FaultRow } from '../../src/testing/index.ts';
import { serveFakeUpstream } from '../../src/testing/loopback/index.ts';
import { failureOf } from '../contract.ts';

// Loaded before any deadline runs: on a busy machine loading alone can use one up.
await import('undici');

const KINDS = Object.entries(FAULTS) as [FaultKind, FaultRow][];
const TRANSPORTS = { undici: createUndiciTransport, fetch: createFetchTransport } as const;

/** Where a transport can only say less than the table, and errs on the safe side. */
const LESS_KNOWN: Record<string, readonly FaultKind[]> = {
  // The reset may overtake the request or not.
  undici: ['reset-on-accept'],
  // fetch does not tell when it begins to send, so a connection that is never made counts as sent.
  fetch: ['reset-on-accept', 'connect-timeout'],
};

describe.each(Object.entries(TRANSPORTS))('over %s', (name, createTransport) => {
  test.concurrent.for(KINDS)('%s', async ([kind, row], { expect, onTestFinished }) => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    onTestFinished(() => void process.off('unhandledRejection', onUnhandled));

    const upstream = await serveFakeUpstream();
    onTestFinished(() => upstream.close());
    const drifts: Drift[] = [];
    const { signal } = new AbortController();
    const client = createRestClient({
      ...upstream.options,
      ...(row.where === 'address' && { baseUrl: await upstream.addressOf(kind) }),
      transport: createTransport(),
      idempotencyKeys: false,
      deadline: row.code === 'deadline-exceeded' ? 300 : 10_000,
      onDrift: (drift) => drifts.push(drift),
    });
    onTestFinished(() => client.close());
    if (kind === 'reset-of-idle-connection') {
      await client.users.me();
      // undici rests a connection for one turn.
      await pause(20);
    }
    const before = upstream.received.length;
    if (row.where !== 'address') upstream.failAlways(kind);

    const call = client.conversations.update(1, { status: 'done' }, { signal });
    // Without key and precondition only what was not carried out may be repeated.
    const most = row.repeated && row.outcome !== 'unknown' ? 3 : 1;
    if (row.code === null) {
      await call;
      await expect.poll(() => drifts).not.toHaveLength(0);
    } else {
      const error = await failureOf(call);
      expect(error).toMatchObject({ code: row.code });
      const { outcome, attempts } = error as { outcome: string; attempts: number };
      if (LESS_KNOWN[name]?.includes(kind)) expect(['not-sent', 'unknown']).toContain(outcome);
      else expect(outcome).toBe(row.outcome);
      if (row.outcome === 'not-sent') expect([1, most]).toContain(attempts);
      else expect(attempts).toBe(most);
    }
    expect(upstream.received).toHaveLength(before + (isMetInside(row) ? most : 0));
    expect(upstream.strayed, 'what reached another origin').toEqual([]);
    expect(getEventListeners(signal, 'abort'), 'listeners left').toHaveLength(0);
    await client.close();
    if (name === 'undici')
      await expect.poll(() => upstream.openConnections, { message: 'open sockets', timeout: 4_000 }).toBe(0);
    expect(unhandled).toEqual([]);
  });
});

test('a client that follows redirects is seen to stray', async ({ expect, onTestFinished }) => {
  const upstream = await serveFakeUpstream();
  onTestFinished(() => upstream.close());
  upstream.failNext('redirect-307');
  await fetch(`${upstream.options.baseUrl}/conversations/1`, { method: 'PATCH', body: '{}' });
  expect(upstream.strayed).toEqual(['PATCH /conversations/1']);
});

test('what no server can play is refused, with what to do instead', async ({ expect, onTestFinished }) => {
  const upstream = await serveFakeUpstream();
  onTestFinished(() => upstream.close());
  expect(() => upstream.failNext('connection-refused')).toThrow("addressOf('connection-refused')");
  await expect(upstream.addressOf('no-answer')).rejects.toThrow("failNext('no-answer')");
});

/** Whether the request arrives before anything goes wrong. */
function isMetInside({ where }: FaultRow): boolean {
  return where === 'request' || where === 'idle';
}
