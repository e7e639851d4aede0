import { describe, expect, test } from 'vitest';
import {
  allowedEvents,
  type CurrentConversation,
  needsUser,
  planUpdate,
  STRICT_POLICY,
  toCurrentConversation,
  toNamedId,
  UNKNOWN_ID,
  type UpdateIntent,
} from '../src/index.ts';

const NOW = Date.parse('2026-01-02T12:00:00Z');
const ADA = { kind: 'human', userId: 1 } as const;
const current: CurrentConversation = { status: 'to-do', userId: UNKNOWN_ID, snoozeUntil: null };
const plan = (intent: UpdateIntent, policy = {}) =>
  planUpdate(current, intent, { actor: ADA, now: NOW, ...policy });

test.each<[unknown, number | null | string]>([
  [{ id: 5 }, 5],
  [{ id: '5', name: 'Ada' }, 5],
  [null, null],
  [undefined, null],
  // As PHP writes what is empty.
  [[], null],
  [false, null],
  ['', null],
  // 9007199254740993, as JSON.parse reads it.
  [{ id: 9007199254740992, name: 'Eve' }, 'unknown'],
  [{ id: '9007199254740993' }, 'unknown'],
  [{ id: '6f1c8d2e-0d55-4a1b-8f7e-0a4b5c6d7e8f' }, 'unknown'],
  [{ id: null }, 'unknown'],
  [{ name: 'Eve' }, 'unknown'],
  [{}, 'unknown'],
  [{ id: 1.5 }, 'unknown'],
  [{ id: -1 }, 'unknown'],
  [{ id: 0 }, 'unknown'],
  [{ id: '007' }, 'unknown'],
  [{ id: '0x7' }, 'unknown'],
  [{ id: { $oid: '5' } }, 'unknown'],
  [5, 'unknown'],
  ['Eve', 'unknown'],
  [true, 'unknown'],
  [[{ id: 5 }], 'unknown'],
])('the user %j is %j', (user, id) => {
  expect(toNamedId(user)).toBe(id);
  expect(toCurrentConversation({ user } as never).userId).toBe(id);
});

describe('an assignee whose id cannot be read', () => {
  test('is somebody', () => {
    expect(needsUser({ status: 'in-progress', userId: UNKNOWN_ID })).toBe(false);
    expect(allowedEvents(current)).toContain('unassign');
  });

  test('is not nobody: what was expected to be free is in conflict', () => {
    const expected = { userId: null };
    const conflict = { kind: 'conflict', fields: ['userId'], current: { userId: 'unknown' } };
    expect(plan({ userId: 2, expected })).toMatchObject(conflict);
    expect(plan({ userId: null, expected: { userId: 2 } })).toMatchObject(conflict);
    expect(plan({ status: 'in-progress', expected })).toMatchObject(conflict);
  });

  test('is kept by a start, a finish and a snooze, which claim and change nothing of it', () => {
    expect(plan({ status: 'in-progress' })).toMatchObject({
      patch: { status: 'in-progress' },
      warnings: [],
    });
    expect(plan({ status: 'done', expected: { userId: null } })).toMatchObject({
      patch: { status: 'done' },
      next: { userId: 'unknown' },
    });
  });

  test.each([2, 1, null])(
    'is replaced by %j only with a warning, and where that is refused not at all',
    (userId) => {
      expect(plan({ userId })).toMatchObject({
        changes: [{ field: 'userId', from: 'unknown', to: userId }],
        warnings: [{ code: 'TAKEOVER' }],
        undo: null,
      });
      const policy = { ...STRICT_POLICY, requireExpected: false };
      expect(plan({ userId }, { policy })).toMatchObject({ kind: 'refusal', code: 'TAKEOVER_REQUIRED' });
      expect(plan({ userId, takeover: true }, { policy })).toMatchObject({ warnings: [] });
    },
  );

  test('stays on both sides of what can be undone', () => {
    expect(plan({ status: 'done' })).toMatchObject({
      undo: { status: 'to-do', expected: { status: 'done' } },
    });
  });
});

test('a customer message whose id cannot be read may be newer than the one that was seen', () => {
  const odd: CurrentConversation = { ...current, latestCustomerMessageId: UNKNOWN_ID };
  const context = { actor: ADA, now: NOW };
  expect(planUpdate(odd, { status: 'done', lastSeenMessageId: 5 }, context)).toMatchObject({
    code: 'NEW_CUSTOMER_MESSAGE',
  });
  expect(planUpdate(odd, { status: 'done' }, context)).toMatchObject({ kind: 'plan' });
});
