import type { CurrentConversation, UpdateContext } from '@parley/domain/status';
import { expect, test } from 'vitest';
import type { Outcome } from '../src/update/outcome.ts';
import { overlay } from '../src/update/overlay.ts';
import type { PendingUpdate } from '../src/update/pending-update.ts';
import { createUpdater } from '../src/update/updater.ts';

const context: UpdateContext = { actor: { kind: 'human', userId: 1 }, now: 0 };
const toDo: CurrentConversation = { status: 'to-do', userId: null, snoozeUntil: null };
const saved: Outcome = { kind: 'saved', changed: true, undo: null, warnings: [] };
const lost: Outcome = { kind: 'unsettled', reason: 'network', retryAfterSeconds: null };

function start() {
  const sent: { update: PendingUpdate; answer: (outcome: Outcome) => Promise<void> }[] = [];
  const outcomes: string[] = [];
  let keys = 0;
  const updater = createUpdater({
    context: () => context,
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    send: (update) =>
      new Promise((resolve) => {
        sent.push({
          update,
          answer: async (outcome) => {
            resolve(outcome);
            await new Promise((done) => setTimeout(done));
          },
        });
      }),
    onOutcome: (update, outcome) => outcomes.push(`${update.key} ${outcome.kind}`),
  });
  const shown = (base = toDo, id = '7') => overlay(base, updater.pendingOf(id), context);
  const ask = (wish: PendingUpdate['wish'], id = '7') =>
    updater.ask({ conversationId: id, subject: 'Ana', wish, seen: shown(toDo, id), lastSeenMessageId: '99' });
  return { updater, sent, outcomes, shown, ask };
}

test('a change is shown before it is answered, with what it implies', () => {
  const { ask, shown } = start();
  ask({ status: 'in-progress' });
  expect(shown()).toMatchObject({ status: 'in-progress', userId: 1 });
});

test('a change carries every value that was seen, a fresh key, and the last message for done only', () => {
  const { ask, sent } = start();
  ask({ status: 'done' });
  ask({ userId: 2 }, '8');
  expect(sent[0]?.update).toMatchObject({ key: 'key-1', expected: toDo, lastSeenMessageId: '99' });
  expect(sent[1]?.update).toMatchObject({ key: 'key-2', expected: toDo });
  expect(sent[1]?.update.lastSeenMessageId).toBeUndefined();
});

test('changes of one conversation go one after the other, those of two side by side', async () => {
  const { ask, sent } = start();
  ask({ status: 'in-progress' });
  ask({ status: 'done' });
  ask({ status: 'done' }, '8');
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-3']);
  await sent[0]?.answer(saved);
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-3', 'key-2']);
  expect(sent[2]?.update.expected).toMatchObject({ status: 'in-progress', userId: 1 });
});

test('laid over an answer that already has it, a change changes nothing', () => {
  const { ask, shown } = start();
  ask({ status: 'in-progress' });
  const answered = { ...toDo, status: 'in-progress', userId: 1 } as const;
  expect(shown(answered)).toEqual(answered);
});

test.each<[Outcome]>([[{ kind: 'refused', code: 'FORBIDDEN', message: 'No.' }], [saved]])(
  'after %o nothing is pending any more',
  async (outcome) => {
    const { ask, sent, updater, outcomes } = start();
    ask({ status: 'done' });
    await sent[0]?.answer(outcome);
    expect(updater.all()).toEqual({});
    expect(outcomes).toEqual([`key-1 ${outcome.kind}`]);
  },
);

test('a lost answer keeps the change on screen, and a retry keeps its key', async () => {
  const { ask, sent, updater, shown } = start();
  ask({ status: 'done' });
  await sent[0]?.answer(lost);
  expect(shown().status).toBe('done');
  expect(updater.pendingOf('7')[0]?.phase).toBe('held');
  updater.retry('key-1');
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-1']);
  await sent[1]?.answer(saved);
  expect(updater.pendingOf('7')).toEqual([]);
});

test('what is given up is no longer shown, and what waited behind it is sent', async () => {
  const { ask, sent, updater, shown } = start();
  ask({ status: 'in-progress' });
  ask({ userId: 2 });
  await sent[0]?.answer(lost);
  updater.giveUp('key-1');
  expect(shown()).toMatchObject({ status: 'to-do', userId: 2 });
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-2']);
});

test('a new wish takes what is stuck before it along', async () => {
  const { ask, sent } = start();
  ask({ status: 'in-progress' });
  await sent[0]?.answer(lost);
  ask({ userId: 2 });
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-1']);
});

test('undo before the answer waits behind the change and shows the old values at once', async () => {
  const { ask, sent, updater, shown } = start();
  ask({ status: 'in-progress' });
  expect(updater.undo()).toBe(true);
  expect(shown()).toMatchObject({ status: 'to-do', userId: null });
  await sent[0]?.answer(saved);
  expect(sent[1]?.update).toMatchObject({
    undoes: true,
    wish: { status: 'to-do', userId: null },
    expected: { status: 'in-progress', userId: 1 },
  });
});

test('undo sends what the server said, once, newest first', async () => {
  const { ask, sent, updater } = start();
  ask({ status: 'done' });
  const undo = { status: 'in-progress', expected: { status: 'done' } } as const;
  await sent[0]?.answer({ kind: 'saved', changed: true, undo, warnings: [] });
  expect(updater.undo()).toBe(true);
  expect(sent[1]?.update).toMatchObject({ wish: { status: 'in-progress' }, expected: { status: 'done' } });
  expect(updater.undo()).toBe(false);
});

test('a change that was refused cannot be undone', async () => {
  const { ask, sent, updater } = start();
  ask({ status: 'done' });
  await sent[0]?.answer({ kind: 'refused', code: 'FORBIDDEN', message: 'No.' });
  expect(updater.undo()).toBe(false);
});

test('asking for what already is so sends nothing', () => {
  const { ask, sent } = start();
  expect(ask({ status: 'to-do' })).toBeNull();
  expect(sent).toEqual([]);
});
