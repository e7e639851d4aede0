import type { ConversationState, CurrentConversation, UpdateContext } from '@parley/domain/status';
import { Random } from '@parley/testing/random';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../src/conversation-sync/outbox/memory-store.ts';
import { aloneInTab } from '../src/conversation-sync/outbox/tabs.ts';
import type { UpdateIntent } from '../src/conversation-sync/update/pending-update.ts';
import type { UndoStep } from '../src/conversation-sync/update/undo-store.ts';
import { createUpdater } from '../src/conversation-sync/update/updater.ts';
import { createModelServer } from './outbox/model-server.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const CONTEXT: UpdateContext = { actor: { kind: 'human', userId: 1 }, now: NOW };
const IDS = ['1', '2', '3', '4'];
const INTENTS: readonly UpdateIntent[] = [
  { status: 'to-do' },
  { status: 'in-progress' },
  { status: 'done' },
  { userId: 1 },
  { userId: 2 },
  { userId: null },
  { snoozeUntil: '2026-11-24T09:00:00Z' },
  { snoozeUntil: '2026-11-30T09:00:00Z' },
  { snoozeUntil: null },
];

/** One tab before a server that answers; `reload` is the same tab loaded anew. */
function open() {
  const server = createModelServer();
  let kept: readonly UndoStep[] = [];
  let keys = 0;
  const conflicts: string[] = [];
  const keep = (steps: readonly UndoStep[]) => {
    kept = steps;
  };
  const load = () => {
    const updater = createUpdater({
      context: () => CONTEXT,
      newKey: () => {
        keys += 1;
        return `key-${keys}`;
      },
      clock: { now: () => NOW, after: () => () => {}, chance: () => 0 },
      undoStore: { load: () => kept, save: keep },
      send: async (update) => server.update(update, NOW).outcome,
      reread: () => Promise.resolve(),
      onOutcome() {},
      onRejected: ({ conversationId, key }) => {
        conflicts.push(conversationId);
        updater.acknowledge(key);
      },
      onGone() {},
    });
    updater.start(() => Promise.resolve({ store: createMemoryStore(), tabs: aloneInTab() }));
    return updater;
  };
  const states = (): readonly ConversationState[] => IDS.map((id) => valuesOf(server.read(id).state));
  return { server, load, states, conflicts };
}

function valuesOf({ status, userId, snoozeUntil }: CurrentConversation): ConversationState {
  return { status, userId, snoozeUntil };
}

const settled = () => new Promise((done) => setTimeout(done));

test('taking back each step, the newest first, goes through every state there was, also after a reload', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = new Random(seed);
    const { server, load, states, conflicts } = open();
    let updater = load();
    await settled();
    const before: (readonly ConversationState[])[] = [];
    for (let step = 0; step < 8; step += 1) {
      const intent = random.pick(INTENTS);
      const ids = random.chance(0.4) ? IDS : [random.pick(IDS)];
      const was = states();
      const asked = ids.map((id) => ({
        conversationId: id,
        subject: id,
        intent,
        seen: server.read(id).state,
      }));
      const results = updater.submitAll(asked, ids.length > 1 ? `bulk-${step}` : undefined);
      await settled();
      if (results.some((result) => 'key' in result)) before.push(was);
    }
    if (random.chance(0.5)) {
      updater = load();
      await settled();
    }
    for (const state of before.toReversed()) {
      expect(updater.undo(), `seed ${seed}`).not.toBeNull();
      await settled();
      expect(states(), `seed ${seed}`).toEqual(state);
    }
    expect(updater.undo()).toBeNull();
    expect(conflicts).toEqual([]);
  }
}, 60_000);

test('what somebody else has changed meanwhile is not taken back, and that is said; the rest is', async () => {
  const { server, load, states, conflicts } = open();
  const updater = load();
  await settled();
  const was = states();
  const asked = IDS.map((id) => ({
    conversationId: id,
    subject: id,
    intent: { status: 'done' } as const,
    seen: server.read(id).state,
  }));
  updater.submitAll(asked, 'bulk');
  await settled();
  server.byOther('2', { status: 'in-progress' }, NOW);
  const theirs = states()[1];
  updater.undo();
  await settled();
  expect(states()).toEqual([was[0], theirs, was[2], was[3]]);
  expect(conflicts).toEqual(['2']);
});
