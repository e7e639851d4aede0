import { describe, expect, test } from 'vitest';
import {
  type CurrentConversation,
  DOCUMENTED_POLICY,
  planUpdate,
  REFUSALS,
  type RefusalCode,
  STRICT_POLICY,
  type UpdateContext,
  type UpdateIntent,
} from '../src/index.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const LATER = '2026-06-02T09:00:00Z';
const context: UpdateContext = { actor: { kind: 'human', userId: 1 }, now: NOW };
const strict: UpdateContext = { ...context, policy: STRICT_POLICY };
const todo: CurrentConversation = { status: 'to-do', userId: null, snoozeUntil: null };
const theirs: CurrentConversation = { ...todo, userId: 2 };

test('disjoint edits merge: assigned by one while finished by another', () => {
  const expected = { status: 'to-do', userId: null, snoozeUntil: null } as const;
  const current: CurrentConversation = { ...todo, status: 'done' };
  expect(planUpdate(current, { userId: 3, expected }, context)).toMatchObject({
    kind: 'plan',
    next: { status: 'done', userId: 3 },
  });
});

test('another value in the field asked for is a conflict that names current, expected and yours', () => {
  const current: CurrentConversation = { ...todo, status: 'in-progress', userId: 2 };
  expect(planUpdate(current, { status: 'done', expected: { status: 'to-do' } }, context)).toEqual({
    kind: 'conflict',
    fields: ['status'],
    current: { status: 'in-progress', userId: 2, snoozeUntil: null },
    expected: { status: 'to-do' },
    yours: { status: 'done' },
  });
});

test('the value asked for, already reached by somebody else, is success without a change', () => {
  const current: CurrentConversation = { ...todo, status: 'done' };
  const intent: UpdateIntent = { status: 'done', expected: { status: 'in-progress' } };
  expect(planUpdate(current, intent, context)).toMatchObject({ kind: 'plan', changed: false });
});

test('of two people who start an unassigned conversation, the second gets a conflict on the user', () => {
  const current: CurrentConversation = { ...todo, status: 'in-progress', userId: 2 };
  const intent: UpdateIntent = { status: 'in-progress', expected: { status: 'to-do', userId: null } };
  expect(planUpdate(current, intent, context)).toMatchObject({ kind: 'conflict', fields: ['userId'] });
});

test('a program that starts claims nothing', () => {
  const verdict = planUpdate(todo, { status: 'in-progress' }, { actor: { kind: 'api' }, now: NOW });
  expect(verdict).toMatchObject({
    next: { status: 'in-progress', userId: null },
    warnings: [{ code: 'IN_PROGRESS_WITHOUT_USER' }],
  });
});

test('a version that is no longer current is a conflict, whatever the fields', () => {
  const current: CurrentConversation = { ...todo, version: '8' };
  expect(planUpdate(current, { userId: 3, version: '7' }, context)).toMatchObject({
    kind: 'conflict',
    fields: [],
  });
});

test('two spellings of one instant are the same value', () => {
  const current: CurrentConversation = { ...todo, snoozeUntil: '2026-06-02T09:00:00Z' };
  const verdict = planUpdate(current, { snoozeUntil: '2026-06-02T11:00:00.000+02:00' }, context);
  expect(verdict).toMatchObject({ kind: 'plan', changed: false });
});

test('a status that the contract does not list can be left, and is not touched by an assignment', () => {
  const odd: CurrentConversation = { ...todo, status: 'archived' };
  expect(planUpdate(odd, { userId: 3 }, context)).toMatchObject({ patch: { user_id: 3 } });
  expect(planUpdate(odd, { status: 'to-do' }, context)).toMatchObject({ patch: { status: 'to-do' } });
});

test('an update that names no field says so and changes nothing', () => {
  expect(planUpdate(todo, {}, context)).toMatchObject({
    changed: false,
    warnings: [{ code: 'NOTHING_ASKED' }],
  });
});

test('an API that cannot snooze never sees snooze_until', () => {
  const asleep: CurrentConversation = { ...todo, snoozeUntil: LATER };
  const verdict = planUpdate(asleep, { status: 'done' }, { ...context, snoozeWritable: false });
  expect(verdict).toMatchObject({ patch: { status: 'done' }, next: { snoozeUntil: LATER } });
});

describe('the documented policy', () => {
  test.each<[UpdateIntent, object]>([
    [{ status: 'in-progress' }, { status: 'in-progress' }],
    [{ userId: null }, { user_id: null }],
    [{ status: 'done' }, { status: 'done', snooze_until: null }],
    [
      { status: 'in-progress', userId: null },
      { status: 'in-progress', user_id: null },
    ],
  ])('%o keeps what is absent', (intent, patch) => {
    const current: CurrentConversation = { status: 'to-do', userId: 2, snoozeUntil: LATER };
    expect(planUpdate(current, intent, { ...context, policy: DOCUMENTED_POLICY })).toMatchObject({ patch });
  });
});

const refusals: Record<RefusalCode, [CurrentConversation, UpdateIntent, UpdateContext]> = {
  SNOOZE_IN_PAST: [todo, { snoozeUntil: '2026-05-01T00:00:00Z' }, context],
  SNOOZE_INVALID: [todo, { snoozeUntil: 'tomorrow' }, context],
  SNOOZE_UNSUPPORTED: [todo, { snoozeUntil: LATER }, { ...context, snoozeWritable: false }],
  VERSION_UNSUPPORTED: [todo, { status: 'done', version: '1' }, context],
  CONTRADICTORY_INPUT: [todo, { status: 'done', snoozeUntil: LATER }, context],
  NEW_CUSTOMER_MESSAGE: [
    { ...todo, latestCustomerMessageId: 9 },
    { status: 'done', lastSeenMessageId: 8 },
    context,
  ],
  TRANSITION_NOT_ALLOWED: [
    todo,
    { status: 'done' },
    {
      ...context,
      policy: {
        ...STRICT_POLICY,
        requireExpected: false,
        allowedStatuses: { 'to-do': ['in-progress'], 'in-progress': ['done'], done: [] },
      },
    },
  ],
  EXPECTED_REQUIRED: [todo, { status: 'done' }, strict],
  TAKEOVER_REQUIRED: [theirs, { userId: 1, expected: { status: 'to-do' } }, strict],
  USER_REQUIRED: [todo, { status: 'in-progress', userId: null, expected: { userId: null } }, strict],
  SNOOZE_BEYOND_REPLY_WINDOW: [
    { ...todo, replyUntil: '2026-06-01T18:00:00Z' },
    { snoozeUntil: LATER, expected: { snoozeUntil: null } },
    strict,
  ],
};

test.each(Object.entries(refusals))('%s is refused with its sentence', (code, [current, intent, by]) => {
  expect(planUpdate(current, intent, by)).toEqual({
    kind: 'refusal',
    code,
    message: REFUSALS[code as RefusalCode],
  });
});

test.each<[string, UpdateIntent]>([
  ['takeover: true', { userId: 1, takeover: true }],
  ['the user that was seen', { userId: 1, expected: { userId: 2 } }],
])('a takeover confirmed by %s passes without a warning', (_, intent) => {
  expect(planUpdate(theirs, intent, context)).toMatchObject({ changed: true, warnings: [] });
});

test('what strict refuses, default lets pass with a warning', () => {
  expect(planUpdate(theirs, { userId: 1 }, context)).toMatchObject({
    changed: true,
    warnings: [{ code: 'TAKEOVER' }],
  });
});
