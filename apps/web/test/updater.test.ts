import type { CurrentConversation, UpdateContext } from '@parley/domain/status';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../src/conversation-sync/outbox/memory-store.ts';
import type { OutboxConnections } from '../src/conversation-sync/outbox/outbox.ts';
import { aloneInTab } from '../src/conversation-sync/outbox/tabs.ts';
import type { Outcome } from '../src/conversation-sync/update/outcome.ts';
import { overlay } from '../src/conversation-sync/update/overlay.ts';
import type { QueuedUpdate, UpdateIntent } from '../src/conversation-sync/update/pending-update.ts';
import { createUpdater } from '../src/conversation-sync/update/updater.ts';

const context: UpdateContext = { actor: { kind: 'human', userId: 1 }, now: 0 };
const toDo: CurrentConversation = { status: 'to-do', userId: null, snoozeUntil: null };
const saved: Outcome = { kind: 'saved', changed: true, undo: null, warnings: [] };
const lost: Outcome = { kind: 'unsettled', reason: 'network', retryAfterSeconds: null };

async function start(connections?: OutboxConnections) {
  const sent: { update: QueuedUpdate; answer: (outcome: Outcome) => Promise<void> }[] = [];
  const outcomes: string[] = [];
  let keys = 0;
  const updater = createUpdater({
    context: () => context,
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    clock: { now: () => 0, after: () => () => {}, chance: () => 0 },
    send: (update) =>
      new Promise((resolve) => {
        sent.push({
          update,
          answer: async (outcome) => {
            resolve(outcome);
            await settled();
          },
        });
      }),
    reread: () => Promise.resolve(),
    onOutcome: (update, outcome) => outcomes.push(`${update.key} ${outcome.kind}`),
    onRejected: (update, rejection) => outcomes.push(`${update.key} ${rejection.kind}`),
    onGone: ({ key }) => outcomes.push(`${key} gone`),
  });
  updater.start(() => Promise.resolve(connections ?? { store: createMemoryStore(), tabs: aloneInTab() }));
  await settled();
  const shown = (base = toDo, id = '7') => overlay(base, updater.pendingOf(id), context);
  const submit = (intent: UpdateIntent, id = '7') =>
    updater.submit({
      conversationId: id,
      subject: 'Ana',
      intent,
      seen: shown(toDo, id),
      lastSeenMessageId: '99',
    });
  return { updater, sent, outcomes, shown, submit };
}

/** Once everything that needs no answer has happened. */
const settled = () => new Promise((done) => setTimeout(done));

test('a change is shown before it is answered, with what it implies', async () => {
  const { submit, shown } = await start();
  submit({ status: 'in-progress' });
  await settled();
  expect(shown()).toMatchObject({ status: 'in-progress', userId: 1 });
});

test('a change carries every value that was seen, a fresh key, and the last message for done only', async () => {
  const { submit, sent } = await start();
  submit({ status: 'done' });
  await settled();
  submit({ userId: 2 }, '8');
  await settled();
  expect(sent[0]?.update).toMatchObject({ key: 'key-1', expected: toDo, lastSeenMessageId: '99' });
  expect(sent[1]?.update).toMatchObject({ key: 'key-2', expected: toDo });
  expect(sent[1]?.update.lastSeenMessageId).toBeUndefined();
});

test('changes of one conversation go one after the other, those of two side by side', async () => {
  const { submit, sent } = await start();
  submit({ status: 'in-progress' });
  await settled();
  submit({ status: 'done' });
  await settled();
  submit({ status: 'done' }, '8');
  await settled();
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-3']);
  await sent[0]?.answer(saved);
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-3', 'key-2']);
  expect(sent[2]?.update.expected).toMatchObject({ status: 'in-progress', userId: 1 });
});

test('laid over an answer that already has it, a change changes nothing', async () => {
  const { submit, shown } = await start();
  submit({ status: 'in-progress' });
  await settled();
  const answered = { ...toDo, status: 'in-progress', userId: 1 } as const;
  expect(shown(answered)).toEqual(answered);
});

test.each<[Outcome]>([[{ kind: 'refused', code: 'FORBIDDEN', message: 'No.' }], [saved]])(
  'after %o nothing is pending any more',
  async (outcome) => {
    const { submit, sent, updater, outcomes } = await start();
    submit({ status: 'done' });
    await settled();
    await sent[0]?.answer(outcome);
    expect(updater.all()).toEqual({});
    expect(outcomes).toContain(`key-1 ${outcome.kind}`);
  },
);

test('a lost answer keeps the change on screen, and a retry keeps its key', async () => {
  const { submit, sent, updater, shown } = await start();
  submit({ status: 'done' });
  await settled();
  await sent[0]?.answer(lost);
  expect(shown().status).toBe('done');
  expect(updater.pendingOf('7')[0]?.phase).toBe('held');
  updater.retry();
  await settled();
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-1']);
  await sent[1]?.answer(saved);
  expect(updater.pendingOf('7')).toEqual([]);
});

test('what is given up is no longer shown, and what waited behind it is sent', async () => {
  const { submit, sent, updater, shown } = await start();
  submit({ status: 'in-progress' });
  await settled();
  submit({ userId: 2 });
  await settled();
  await sent[0]?.answer(lost);
  updater.giveUp('key-1');
  await settled();
  expect(shown()).toMatchObject({ status: 'to-do', userId: 2 });
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-2']);
});

test('a new intent takes what is stuck before it along', async () => {
  const { submit, sent } = await start();
  submit({ status: 'in-progress' });
  await settled();
  await sent[0]?.answer(lost);
  submit({ userId: 2 });
  await settled();
  expect(sent.map(({ update }) => update.key)).toEqual(['key-1', 'key-1']);
});

test('undo before the answer waits behind the change and shows the old values at once', async () => {
  const { submit, sent, updater, shown } = await start();
  submit({ status: 'in-progress' });
  await settled();
  expect(updater.undo()?.updates).toHaveLength(1);
  await settled();
  expect(shown()).toMatchObject({ status: 'to-do', userId: null });
  await sent[0]?.answer(saved);
  expect(sent[1]?.update).toMatchObject({
    undoes: true,
    intent: { status: 'to-do', userId: null },
    expected: { status: 'in-progress', userId: 1 },
  });
});

test('undo sends what the server said, once, newest first', async () => {
  const { submit, sent, updater } = await start();
  submit({ status: 'done' });
  await settled();
  const undo = { status: 'in-progress', expected: { status: 'done' } } as const;
  await sent[0]?.answer({ kind: 'saved', changed: true, undo, warnings: [] });
  expect(updater.undo()?.updates).toHaveLength(1);
  await settled();
  expect(sent[1]?.update).toMatchObject({ intent: { status: 'in-progress' }, expected: { status: 'done' } });
  expect(updater.undo()).toBeNull();
});

test('a change that was refused cannot be undone', async () => {
  const { submit, sent, updater } = await start();
  submit({ status: 'done' });
  await settled();
  await sent[0]?.answer({ kind: 'refused', code: 'FORBIDDEN', message: 'No.' });
  expect(updater.undo()).toBeNull();
});

test('asking for what already is so sends nothing', async () => {
  const { submit, sent } = await start();
  expect(submit({ status: 'to-do' })).toBeNull();
  expect(sent).toEqual([]);
});
