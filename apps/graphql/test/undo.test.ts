import { describe, expect, it } from 'vitest';
import { gatewayOf, patchesOf, toUndoInput, update } from './ask.ts';
import { startVersionedUpstream } from './doubles/versioned-upstream.ts';

const ASLEEP = '2026-01-05T08:00:00Z';
const states = {
  new: { status: 'to-do', snooze_until: null },
  asleep: { status: 'to-do', snooze_until: ASLEEP },
  running: { status: 'in-progress', user: { id: 5 }, snooze_until: null },
  runningAsleep: { status: 'in-progress', user: { id: 5 }, snooze_until: ASLEEP },
  finished: { status: 'done', user: { id: 5 }, snooze_until: null },
  unassignedDone: { status: 'done', snooze_until: null },
} as const;
const intents = [
  { status: 'IN_PROGRESS' },
  { status: 'IN_PROGRESS', userId: '1' },
  { status: 'DONE' },
  { status: 'TO_DO' },
  { userId: '1' },
  { userId: null },
  { status: 'DONE', userId: null },
  { snoozeUntil: '2026-01-09T08:00:00Z' },
  { snoozeUntil: null },
];
const cases = Object.entries(states).flatMap(([name, state]) =>
  intents.map((intent) => [JSON.stringify(intent), name, intent, state] as const),
);

const valuesOf = (row: Readonly<Record<string, unknown>> | undefined) => ({
  status: row?.status,
  user: (row?.user as { id?: number } | undefined)?.id ?? null,
  snooze: row?.snooze_until ?? null,
});

describe.each([
  ['with versions', ['etag', 'read', 'users', 'snooze']],
  ['without', ['read', 'users', 'snooze']],
])('before an upstream %s', (_name, extensions) => {
  it.each(cases)('undoing %s restores exactly what was: %s', async (_intent, _state, intent, state) => {
    const upstream = await startVersionedUpstream({ conversations: [{ id: 7, ...state }], extensions });
    const gateway = gatewayOf(upstream);
    const done = await update(gateway, { id: '7', takeover: true, ...intent });
    if (done.changed !== true) return expect(done.undo).toBeNull();
    const undone = await update(gateway, toUndoInput(done));
    expect(undone).toMatchObject({ __typename: 'UpdateConversationSuccess', changed: true });
    expect(valuesOf(upstream.conversation(7))).toEqual(valuesOf(state));
    // And back again.
    await update(gateway, { ...toUndoInput(undone), takeover: true });
    expect(valuesOf(upstream.conversation(7))).toEqual({
      status: (done.conversation as { status: string }).status.toLowerCase().replace('_', '-'),
      user: Number((done.conversation as { user: { id: string } | null }).user?.id ?? 0) || null,
      snooze: (done.conversation as { snoozeUntil: string | null }).snoozeUntil,
    });
  });

  it('undoing what somebody else changed since is a conflict, and writes nothing', async () => {
    const upstream = await startVersionedUpstream({ conversations: [{ id: 7, ...states.new }], extensions });
    const gateway = gatewayOf(upstream);
    const done = await update(gateway, { id: '7', status: 'DONE' });
    upstream.change(7, { status: 'in-progress', user: { id: 5 } });
    const theirs = upstream.conversation(7);
    const written = patchesOf(upstream).length;
    expect(await update(gateway, toUndoInput(done))).toMatchObject({
      __typename: 'ConversationConflict',
      fields: ['STATUS'],
      current: { status: 'IN_PROGRESS', user: { id: '5' } },
    });
    expect(upstream.conversation(7)).toEqual(theirs);
    expect(patchesOf(upstream)).toHaveLength(written);
  });

  it('undoing keeps what somebody else changed beside it', async () => {
    const upstream = await startVersionedUpstream({ conversations: [{ id: 7, ...states.new }], extensions });
    const gateway = gatewayOf(upstream);
    const done = await update(gateway, { id: '7', status: 'DONE' });
    upstream.change(7, { user: { id: 5 } });
    await update(gateway, toUndoInput(done));
    expect(valuesOf(upstream.conversation(7))).toEqual({ status: 'to-do', user: 5, snooze: null });
  });
});
