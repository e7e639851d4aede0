import { expect, test, vi } from 'vitest';
import { backoff } from '../src/conversation-sync/outbox/backoff.ts';
import { boundedStore } from '../src/conversation-sync/outbox/bounded-store.ts';
import { newEntry } from '../src/conversation-sync/outbox/entry.ts';
import { createMemoryStore } from '../src/conversation-sync/outbox/memory-store.ts';
import { createOutbox } from '../src/conversation-sync/outbox/outbox.ts';
import type { OutboxStore, Rejection } from '../src/conversation-sync/outbox/outbox-store.ts';
import { placeOf, readKept, toStored, toStoredRejection } from '../src/conversation-sync/outbox/read-kept.ts';
import { aloneInTab } from '../src/conversation-sync/outbox/tabs.ts';
import { toNotice } from '../src/conversation-sync/update/notice.ts';
import type { Outcome } from '../src/conversation-sync/update/outcome.ts';
import type { QueuedUpdate, UpdateIntent } from '../src/conversation-sync/update/pending-update.ts';
import { toPending } from '../src/conversation-sync/update/to-pending.ts';

const saved: Outcome = { kind: 'saved', changed: true, undo: null, warnings: [] };
const refused: Rejection = { kind: 'refused', code: 'FORBIDDEN', message: 'No.' };
const lost: Outcome = { kind: 'unsettled', reason: 'network', retryAfterSeconds: null };

const update = (key: string, conversationId: string): QueuedUpdate => ({
  key,
  conversationId,
  subject: 'Ana',
  intent: { status: 'done' },
  expected: { status: 'to-do' },
  undo: null,
  undoes: false,
});

const createStore = (): OutboxStore => ({ ...createMemoryStore(), outlivesPage: true });

/** Once everything that needs no answer has happened. */
const settled = () => new Promise((done) => setTimeout(done));

function create(isUnsendable: (update: QueuedUpdate) => boolean = () => false) {
  const sent = new Map<string, (outcome: Outcome) => void>();
  const said: string[] = [];
  const outbox = createOutbox({
    clock: { now: () => 0, after: () => () => {}, chance: () => 0 },
    async send(asked) {
      if (isUnsendable(asked)) throw new TypeError('no intent');
      return new Promise((resolve) => sent.set(asked.key, resolve));
    },
    reread: () => Promise.resolve(),
    onOutcome: ({ key }, { kind }) => said.push(`${key} ${kind}`),
    onRejected: ({ key }, { kind }) => said.push(`${key} ${kind}`),
    onGone: ({ key }) => said.push(`${key} gone`),
    onChange() {},
    onUnkept: () => said.push('unkept'),
  });
  return { outbox, sent, said };
}

async function open(store: OutboxStore) {
  const { outbox, sent, said } = create();
  const stop = outbox.start(() => Promise.resolve({ store, tabs: aloneInTab() }));
  await settled();
  const answer = async (key: string, outcome: Outcome) => {
    sent.get(key)?.(outcome);
    await settled();
  };
  return { outbox, sent, said, answer, stop };
}

test('an update is sent only once it is kept', async () => {
  const store = createStore();
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
  const store = createStore();
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
  const store = createStore();
  const first = await open(store);
  first.outbox.add([update('a', '1')]);
  await settled();
  first.stop();
  const second = await open(store);
  expect([...second.sent.keys()]).toEqual(['a']);
});

test('a conflict is told at once, while the answers of others are still awaited', async () => {
  const { outbox, said, answer } = await open(createStore());
  for (const id of ['1', '2', '3', '4']) outbox.add([update(`of ${id}`, id)]);
  await settled();
  await answer('of 3', { kind: 'conflict', fields: ['STATUS'], current: {} as never });
  expect(said).toEqual(['of 3 conflict']);
});

test('a rejection is told again after a reload, and never sent again, until somebody has seen it', async () => {
  const store = createStore();
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
  const full: OutboxStore = { ...createStore(), add: () => Promise.reject(new Error('quota')) };
  const { outbox, sent, said, answer } = await open(full);
  outbox.add([update('a', '1')]);
  await settled();
  expect([...sent.keys()]).toEqual(['a']);
  await answer('a', saved);
  expect(said).toContain('a saved');
});

test('whoever signs out leaves nothing behind', async () => {
  const store = createStore();
  const { outbox, answer } = await open(store);
  outbox.add([update('a', '1')]);
  outbox.add([update('b', '2')]);
  await settled();
  await answer('a', refused);
  await outbox.clear();
  expect(await store.load()).toEqual([]);
  expect(outbox.entries()).toEqual([]);
});

test('whoever signs out before the outbox has opened leaves nothing behind either', async () => {
  const store = createStore();
  const first = await open(store);
  first.outbox.add([update('a', '1')]);
  await settled();
  first.stop();
  let opened = (): void => {};
  const slow = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const { outbox } = create();
  outbox.start(() => slow.then(() => ({ store, tabs: aloneInTab() })));
  const cleared = outbox.clear();
  opened();
  await cleared;
  expect(await store.load()).toEqual([]);
});

test('storage that never answers holds nothing back', async () => {
  vi.useFakeTimers();
  const hanging = () => new Promise<never>(() => {});
  const store = boundedStore({
    ...createStore(),
    load: hanging,
    add: hanging,
    remove: hanging,
    keepRejection: hanging,
  });
  const { outbox, sent, said } = create();
  outbox.start(() => Promise.resolve({ store, tabs: aloneInTab() }));
  outbox.add([update('a', '1'), update('b', '1')]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([...sent.keys()]).toEqual(['a']);
  expect(outbox.isKept()).toBe(false);
  expect(said).toEqual(['unkept']);
  sent.get('a')?.(saved);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([...sent.keys()]).toEqual(['a', 'b']);
  vi.useRealTimers();
});

test('what cannot be sent at all is put aside, and what comes behind it goes on', async () => {
  const { outbox, sent, said } = create(({ key }) => key === 'a');
  outbox.start(() => Promise.resolve({ store: createStore(), tabs: aloneInTab() }));
  outbox.add([update('a', '1'), update('b', '1')]);
  await settled();
  await settled();
  expect(said).toContain('a refused');
  expect([...sent.keys()]).toEqual(['b']);
});

const kept = toStored(update('a', '1'));

test('what was kept is read as it was', () => {
  const { bulk: _, ...whole } = { ...update('a', '1'), bulk: 'x' };
  const states: UpdateIntent[] = [
    { userId: null },
    { snoozeUntil: '2026-11-28T10:00:00.000Z' },
    { status: 'done', userId: 2 },
  ];
  for (const intent of states) {
    const entry = { update: { ...whole, intent }, rejection: null };
    expect(readKept(structuredClone(toStored(entry.update)), 1)).toEqual(entry);
  }
  const refusal = { update: whole, rejection: refused };
  const stored = { ...toStored(whole), ...toStoredRejection(refused) };
  expect(readKept(structuredClone(stored), 1)).toEqual(refusal);
});

test('the stored form is the one that pages of other versions read', () => {
  expect(toStored(update('a', '1'))).toMatchObject({
    update: { key: 'a', wish: { status: 'done' } },
    verdict: null,
  });
  expect(toStoredRejection(refused)).toEqual({ verdict: refused });
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'x'],
  ['a number', 7],
  ['an empty object', {}],
  ['an update without a place around it', kept.update],
  ['no update', { update: null, verdict: null }],
  ['no key', { update: { ...kept.update, key: undefined }, verdict: null }],
  ['a number for a key', { update: { ...kept.update, key: 7 }, verdict: null }],
  ['no conversation', { update: { ...kept.update, conversationId: undefined }, verdict: null }],
  ['no intent', { update: { ...kept.update, wish: undefined }, verdict: null }],
  ['an empty intent', { update: { ...kept.update, wish: {} }, verdict: null }],
  ['a status that does not exist', { update: { ...kept.update, wish: { status: 'open' } }, verdict: null }],
  ['a user that is a text', { update: { ...kept.update, wish: { userId: '2' } }, verdict: null }],
  ['nothing expected', { update: { ...kept.update, expected: undefined }, verdict: null }],
  ['a damaged undo', { update: { ...kept.update, undo: {} }, verdict: null }],
  ['a rejection without a kind', { update: kept.update, verdict: {} }],
  ['a conflict without what is there', { update: kept.update, verdict: { kind: 'conflict' } }],
])('%s in the store is put aside in words, and can be let go of', (_, stored) => {
  const { update: read, rejection } = readKept(stored, 12);
  expect(rejection).toMatchObject({ kind: 'refused', code: 'UNREADABLE' });
  expect(placeOf(read.key)).toBe(12);
  expect(toPending([{ ...newEntry(read), rejection }], {})).toEqual({});
  const notice = toNotice(read, rejection as Rejection, String, 0);
  expect(notice.detail).toMatch(/another version of Parley/);
});

test('after the end of a session an update stays kept, and is not tried again', async () => {
  const store = createStore();
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
