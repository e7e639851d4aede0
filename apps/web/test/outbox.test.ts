import { expect, test } from 'vitest';
import { backoff } from '../src/outbox/backoff.ts';
import { createMemoryStore } from '../src/outbox/memory-store.ts';
import { createOutbox } from '../src/outbox/outbox.ts';
import type { OutboxStore, Verdict } from '../src/outbox/outbox-store.ts';
import { aloneInTab } from '../src/outbox/tabs.ts';
import type { Outcome } from '../src/update/outcome.ts';
import type { AskedUpdate } from '../src/update/pending-update.ts';

const saved: Outcome = { kind: 'saved', changed: true, undo: null, warnings: [] };
const refused: Verdict = { kind: 'refused', code: 'FORBIDDEN', message: 'No.' };
const lost: Outcome = { kind: 'unsettled', reason: 'network', retryAfterSeconds: null };

const update = (key: string, conversationId: string): AskedUpdate => ({
  key,
  conversationId,
  subject: 'Ana',
  wish: { status: 'done' },
  expected: { status: 'to-do' },
  undo: null,
  undoes: false,
});

/** Once everything that needs no answer has happened. */
const settled = () => new Promise((done) => setTimeout(done));

async function open(store: OutboxStore) {
  const sent = new Map<string, (outcome: Outcome) => void>();
  const said: string[] = [];
  const outbox = createOutbox({
    clock: { now: () => 0, after: () => () => {}, chance: () => 0 },
    send: ({ key }) => new Promise((resolve) => sent.set(key, resolve)),
    reread: () => Promise.resolve(),
    onOutcome: ({ key }, { kind }) => said.push(`${key} ${kind}`),
    onVerdict: ({ key }, { kind }) => said.push(`${key} ${kind}`),
    onGone: ({ key }) => said.push(`${key} gone`),
    onChange() {},
  });
  const stop = outbox.start(() => Promise.resolve({ store, tabs: aloneInTab() }));
  await settled();
  const answer = async (key: string, outcome: Outcome) => {
    sent.get(key)?.(outcome);
    await settled();
  };
  return { outbox, sent, said, answer, stop };
}

test('an update is sent only once it is kept', async () => {
  const store = createMemoryStore();
  let written = () => {};
  const slow: OutboxStore = {
    ...store,
    async add(asked) {
      await new Promise<void>((resolve) => {
        written = resolve;
      });
      return store.add(asked);
    },
  };
  const { outbox, sent } = await open(slow);
  outbox.add([update('a', '1')]);
  await settled();
  expect(outbox.entries()).toHaveLength(1);
  expect([...sent.keys()]).toEqual([]);
  written();
  await settled();
  expect([...sent.keys()]).toEqual(['a']);
});

test('it is let go only when the answer has come, whatever happened before', async () => {
  const store = createMemoryStore();
  const { outbox, answer } = await open(store);
  outbox.add([update('a', '1')]);
  await settled();
  expect(await store.load()).toHaveLength(1);
  await answer('a', lost);
  expect(await store.load()).toHaveLength(1);
  outbox.retry();
  await settled();
  await answer('a', saved);
  expect(await store.load()).toEqual([]);
});

test('after a reload it is sent again, with its key', async () => {
  const store = createMemoryStore();
  const first = await open(store);
  first.outbox.add([update('a', '1')]);
  await settled();
  first.stop();
  const second = await open(store);
  expect([...second.sent.keys()]).toEqual(['a']);
});

test('a conflict is told at once, while the answers of others are still awaited', async () => {
  const { outbox, said, answer } = await open(createMemoryStore());
  for (const id of ['1', '2', '3', '4']) outbox.add([update(`of ${id}`, id)]);
  await settled();
  await answer('of 3', { kind: 'conflict', fields: ['STATUS'], current: {} as never });
  expect(said).toEqual(['of 3 conflict']);
});

test('a verdict is told again after a reload, and never sent again, until somebody has seen it', async () => {
  const store = createMemoryStore();
  const first = await open(store);
  first.outbox.add([update('a', '1')]);
  await settled();
  await first.answer('a', refused);
  first.stop();
  const second = await open(store);
  expect(second.said).toEqual(['a refused']);
  expect(second.sent.size).toBe(0);
  await second.outbox.drop('a');
  expect((await open(store)).said).toEqual([]);
});

test('what a full disk refuses is sent all the same', async () => {
  const full: OutboxStore = { ...createMemoryStore(), add: () => Promise.reject(new Error('quota')) };
  const { outbox, sent, said, answer } = await open(full);
  outbox.add([update('a', '1')]);
  await settled();
  expect([...sent.keys()]).toEqual(['a']);
  await answer('a', saved);
  expect(said).toContain('a saved');
});

test('whoever signs out leaves nothing behind', async () => {
  const store = createMemoryStore();
  const { outbox, answer } = await open(store);
  outbox.add([update('a', '1')]);
  outbox.add([update('b', '2')]);
  await settled();
  await answer('a', refused);
  await outbox.clear();
  expect(await store.load()).toEqual([]);
  expect(outbox.entries()).toEqual([]);
});

test('after the end of a session an update stays kept, and is not tried again', async () => {
  const store = createMemoryStore();
  const { outbox, sent, said, answer } = await open(store);
  outbox.add([update('a', '1')]);
  await settled();
  await answer('a', { kind: 'signed-out' });
  sent.clear();
  outbox.retry();
  await settled();
  expect(said).toEqual(['a signed-out']);
  expect(sent.size).toBe(0);
  expect(await store.load()).toHaveLength(1);
});

test('each attempt waits longer, up to half a minute, and never less than the server asks for', () => {
  const waits = [1, 2, 3, 7, 50].map((attempts) => backoff(attempts, null, 0.999_999));
  expect(waits.map(Math.round)).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  expect(backoff(1, null, 0)).toBe(250);
  expect(backoff(1, 7, 0)).toBe(7_000);
});
