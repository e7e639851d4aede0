import { describe, expect, it } from 'vitest';
import { toUpdateRequest } from '../src/update/update-request.ts';

describe('the input', () => {
  it.each([
    ['nothing', {}, {}],
    ['a status', { status: 'done' }, { status: 'done' }],
    ['a user', { userId: '5' }, { userId: 5 }],
    ['nobody', { userId: null }, { userId: null }],
    ['an absent user', { userId: undefined }, {}],
    ['a sleep', { snoozeUntil: '2026-01-31T09:00:00+01:00' }, { snoozeUntil: '2026-01-31T09:00:00+01:00' }],
    ['a waking', { snoozeUntil: null }, { snoozeUntil: null }],
    ['no protection', { expected: null, version: null, lastSeenMessageId: null, takeover: null }, {}],
    ['an empty protection', { expected: {} }, {}],
    [
      'what was seen',
      {
        expected: { status: 'to-do', userId: null, snoozeUntil: null },
        version: '3',
        lastSeenMessageId: '9',
      },
      { expected: { status: 'to-do', userId: null, snoozeUntil: null }, version: '3', lastSeenMessageId: 9 },
    ],
    ['a takeover', { takeover: true }, { takeover: true }],
  ] as const)('that names %s becomes that intent', (_name, input, intent) => {
    const request = toUpdateRequest({ id: '7', ...input });
    expect(request).toEqual({
      kind: 'request',
      id: 7,
      conversationId: '7',
      intent,
      idempotencyKey: null,
      dryRun: false,
    });
  });

  it.each([
    ['id', { id: '' }],
    ['id', { id: '0' }],
    ['id', { id: '-1' }],
    ['id', { id: '1e3' }],
    ['id', { id: '0x7' }],
    ['id', { id: ' 7' }],
    ['id', { id: '7/../8' }],
    ['id', { id: '9007199254740993' }],
    ['status', { status: null }],
    ['userId', { userId: 'me' }],
    ['userId', { userId: '0' }],
    ['snoozeUntil', { snoozeUntil: 'tomorrow' }],
    ['snoozeUntil', { snoozeUntil: '2026' }],
    ['snoozeUntil', { snoozeUntil: '2026-01-31T09:00:00' }],
    ['snoozeUntil', { snoozeUntil: '2026-13-31T09:00:00Z' }],
    ['expected.status', { expected: { status: null } }],
    ['expected.userId', { expected: { userId: 'me' } }],
    ['lastSeenMessageId', { lastSeenMessageId: 'x' }],
  ])('with a wrong %s is refused by that name (%j)', (field, wrong) => {
    expect(toUpdateRequest({ id: '7', ...wrong })).toMatchObject({ kind: 'invalid', field });
  });
});
