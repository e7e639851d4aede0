import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerWrites, historyOf, reset, see, update } from '../../src/proof/conversations.ts';
import { engines } from '../../src/proof/engines.ts';
import { type ApiProcess, type GatewayProcess, startApi, startGateway } from '../../src/proof/stack.ts';

// The ten races that every tool for conversations gets wrong somewhere. Ana is demo-1, user 1; Ben is demo-2, user 2.
let api: ApiProcess;
let gateway: GatewayProcess;
let origin: string;
beforeAll(async () => {
  const [engine] = engines;
  if (!engine) throw new Error('no engine');
  api = await startApi(engine);
  gateway = await startGateway(api.url);
  origin = gateway.origin;
});
afterAll(async () => {
  await gateway.close();
  await api.close();
});

const seenBy = ({ status, user, snoozeUntil }: Awaited<ReturnType<typeof see>>) => ({
  status,
  userId: user?.id ?? null,
  snoozeUntil,
});
const SUCCESS = 'UpdateConversationSuccess';
const CONFLICT = 'ConversationConflict';

test('two claim an unassigned conversation: one has it, the other is told who', async () => {
  const expected = seenBy(await reset(origin, '1', { status: 'TO_DO', userId: null }));
  const verdicts = await Promise.all([
    update(origin, { id: '1', status: 'IN_PROGRESS', expected }, 'demo-1'),
    update(origin, { id: '1', status: 'IN_PROGRESS', expected }, 'demo-2'),
  ]);
  const winner = verdicts.find(({ __typename }) => __typename === SUCCESS);
  const loser = verdicts.find(({ __typename }) => __typename === CONFLICT);
  expect(loser.current.user).toEqual(winner.conversation.user);
});

test('two assign different users: the first wins, the second gets a conflict with the current user', async () => {
  const expected = seenBy(await reset(origin, '2', { status: 'TO_DO', userId: null }));
  await update(origin, { id: '2', userId: '3', expected });
  const second = await update(origin, { id: '2', userId: '4', expected }, 'demo-2');
  expect(second).toMatchObject({ __typename: CONFLICT, fields: ['USER_ID'], current: { user: { id: '3' } } });
});

test('one finishes while another assigns: both apply', async () => {
  const expected = seenBy(await reset(origin, '3', { status: 'IN_PROGRESS', userId: '1' }));
  await Promise.all([
    update(origin, { id: '3', status: 'DONE', expected }),
    update(origin, { id: '3', userId: '4', expected }, 'demo-2'),
  ]);
  expect(await see(origin, '3')).toMatchObject({ status: 'DONE', user: { id: '4' } });
});

test('the customer writes before the finish: the finish is refused', async () => {
  await customerWrites(api.url, '4', 'Hallo?');
  const before = await reset(origin, '4', { status: 'IN_PROGRESS', userId: '1' });
  const lastSeenMessageId = before.latestCustomerMessage?.id;
  await customerWrites(api.url, '4', 'Noch eine Frage!');
  const verdict = await update(origin, {
    id: '4',
    status: 'DONE',
    lastSeenMessageId,
    expected: seenBy(before),
  });
  expect(verdict).toMatchObject({ __typename: 'UpdateRefused', code: 'NEW_CUSTOMER_MESSAGE' });
  expect(await see(origin, '4')).toMatchObject({ status: 'IN_PROGRESS' });
});

test('the customer writes after the finish: it is to-do again, and the user stays', async () => {
  await reset(origin, '5', { status: 'IN_PROGRESS', userId: '3' });
  await update(origin, { id: '5', status: 'DONE', takeover: true });
  await customerWrites(api.url, '5', 'Es geht doch nicht.');
  expect(await see(origin, '5')).toMatchObject({ status: 'TO_DO', user: { id: '3' } });
  expect((await historyOf(origin, '5'))[0]).toMatchObject({ field: 'STATUS', cause: 'CUSTOMER', user: null });
});

test('two finish: one change, one that changes nothing, one entry of history', async () => {
  const before = await reset(origin, '6', { status: 'IN_PROGRESS', userId: '1' });
  const entries = (await historyOf(origin, '6')).length;
  const expected = seenBy(before);
  const verdicts = await Promise.all([
    update(origin, { id: '6', status: 'DONE', expected }),
    update(origin, { id: '6', status: 'DONE', expected }, 'demo-2'),
  ]);
  expect(verdicts.map(({ __typename }) => __typename)).toEqual([SUCCESS, SUCCESS]);
  expect(verdicts.map(({ changed }) => changed).sort()).toEqual([false, true]);
  expect(await historyOf(origin, '6')).toHaveLength(entries + 1);
});

test('a snooze moved while the timer of the older one runs out: the newer stands', async () => {
  await reset(origin, '8', { status: 'TO_DO', userId: '1' });
  const soon = new Date(Date.now() + 1_500).toISOString();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await update(origin, { id: '8', snoozeUntil: soon });
  await update(origin, { id: '8', snoozeUntil: later });
  await update(origin, { id: '9', snoozeUntil: null });
  await reset(origin, '9', { status: 'TO_DO', userId: '1' });
  await update(origin, { id: '9', snoozeUntil: new Date(Date.now() + 1_500).toISOString() });
  await expect.poll(async () => (await see(origin, '9')).snoozeUntil, { timeout: 30_000 }).toBeNull();
  expect(await see(origin, '8')).toMatchObject({ snoozeUntil: later });
  expect((await historyOf(origin, '9'))[0]).toMatchObject({
    field: 'SNOOZE_UNTIL',
    cause: 'TIMER',
    user: null,
  });
});

test('a finish whose answer was lost is repeated after somebody else started again: their state stands', async () => {
  const before = await reset(origin, '10', { status: 'IN_PROGRESS', userId: '1' });
  const input = {
    id: '10',
    status: 'DONE',
    expected: seenBy(before),
    idempotencyKey: `finish-${before.version}`,
  };
  const first = await update(origin, input);
  expect(first).toMatchObject({ __typename: SUCCESS, changed: true, replayed: false });
  await update(origin, { id: '10', status: 'IN_PROGRESS', takeover: true }, 'demo-2');
  const again = await update(origin, input);
  expect(again).toMatchObject({ __typename: SUCCESS, changed: true, replayed: true, changes: first.changes });
  expect(await see(origin, '10')).toMatchObject({ status: 'IN_PROGRESS' });
});

test('an undo after somebody else changed the same field is a conflict, and nothing is written', async () => {
  const before = await reset(origin, '11', { status: 'TO_DO', userId: '1' });
  const { undo } = await update(origin, { id: '11', status: 'DONE', expected: seenBy(before) });
  await update(origin, { id: '11', status: 'IN_PROGRESS', takeover: true }, 'demo-2');
  const { version } = await see(origin, '11');
  const verdict = await update(origin, toInput('11', undo));
  expect(verdict).toMatchObject({ __typename: CONFLICT, current: { status: 'IN_PROGRESS' } });
  expect((await see(origin, '11')).version).toBe(version);
});

test('unassign and start by the same person: never in progress without a user, in either order', async () => {
  for (let round = 0; round < 10; round++) {
    await reset(origin, '12', { status: 'TO_DO', userId: '1' });
    await Promise.all([
      update(origin, { id: '12', userId: null }),
      update(origin, { id: '12', status: 'IN_PROGRESS' }),
    ]);
    const { status, user } = await see(origin, '12');
    expect(status === 'IN_PROGRESS' && user === null).toBe(false);
  }
});

test('do, then undo, restores the exact values from before', async () => {
  const start = await reset(origin, '13', { status: 'TO_DO', userId: null });
  const asleep = new Date(Date.now() + 7_200_000).toISOString();
  await update(origin, { id: '13', snoozeUntil: asleep });
  const steps = [
    { status: 'IN_PROGRESS' },
    { status: 'DONE', userId: '4' },
    { userId: null },
    { status: 'DONE' },
  ];
  for (const step of steps) {
    const before = await see(origin, '13');
    const done = await update(origin, { id: '13', ...step, takeover: true });
    if (!done.undo) continue;
    const undone = await update(origin, toInput('13', done.undo));
    expect(undone).toMatchObject({ __typename: SUCCESS });
    expect(seenBy(undone.conversation)).toEqual(seenBy(before));
    await update(origin, { id: '13', ...step, takeover: true });
  }
  expect(start.id).toBe('13');
});

/** What an app sends back to undo: the fields that the undo names, and no other. */
function toInput(
  id: string,
  undo: { fields: string[]; status: string; userId: string; snoozeUntil: string; expected: object },
) {
  const names: Record<string, 'status' | 'userId' | 'snoozeUntil'> = {
    STATUS: 'status',
    USER_ID: 'userId',
    SNOOZE_UNTIL: 'snoozeUntil',
  };
  const restored = undo.fields.map((field) => names[field] ?? 'status');
  const expected = undo.expected as Record<string, unknown>;
  return {
    id,
    ...Object.fromEntries(restored.map((name) => [name, undo[name]])),
    expected: Object.fromEntries(restored.map((name) => [name, expected[name]])),
  };
}
