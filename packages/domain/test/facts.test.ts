import { expect, test } from 'vitest';
import { isAsleep, needsUser, type ReplyWindow, replyWindow } from '../src/facts.ts';
import { allowedEvents } from '../src/status.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const SOON = '2026-06-01T13:00:00Z';
const BEFORE = '2026-06-01T11:00:00Z';

test.each<[Parameters<typeof replyWindow>[0], ReplyWindow]>([
  [
    { reply_until: SOON, reply_possible: true },
    { state: 'OPEN', until: SOON },
  ],
  [{ reply_until: SOON }, { state: 'OPEN', until: SOON }],
  [{ reply_until: null, reply_possible: true }, { state: 'OPEN_UNTIMED' }],
  [{ reply_until: BEFORE, reply_possible: true }, { state: 'CLOSED' }],
  [{ reply_until: SOON, reply_possible: false }, { state: 'CLOSED' }],
  [
    { reply_until: SOON, reply_possible: false, customer_interaction_required: true },
    { state: 'WAITING_FOR_CUSTOMER' },
  ],
  [{}, { state: 'CLOSED' }],
])('the reply window of %o', (conversation, window) => {
  expect(replyWindow(conversation, NOW)).toEqual(window);
});

test('a snooze that has run out no longer counts as asleep', () => {
  expect(isAsleep({ snoozeUntil: SOON }, NOW)).toBe(true);
  expect(isAsleep({ snoozeUntil: BEFORE }, NOW)).toBe(false);
  expect(isAsleep({ snoozeUntil: null }, NOW)).toBe(false);
});

test('in progress without a user needs one', () => {
  expect(needsUser({ status: 'in-progress', userId: null })).toBe(true);
  expect(needsUser({ status: 'to-do', userId: null })).toBe(false);
});

test.each([
  ['to-do', null, null, ['start', 'finish', 'assign', 'snooze']],
  ['in-progress', 1, SOON, ['finish', 'queue', 'assign', 'unassign', 'snooze', 'wake']],
  ['done', 1, null, ['start', 'queue', 'assign', 'unassign', 'snooze']],
  ['archived', null, null, ['start', 'finish', 'queue', 'assign', 'snooze']],
])('%s, user %s, snoozed %s allows %o', (status, userId, snoozeUntil, events) => {
  expect(allowedEvents({ status, userId, snoozeUntil })).toEqual(events);
});
