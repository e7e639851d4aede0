import { expect, test } from 'vitest';
import {
  applyChanges,
  CONVERSATION_EVENTS,
  CONVERSATION_STATUSES,
  type ConversationChange,
  type ConversationEvent,
  type ConversationState,
  type IntentEvent,
  planCustomerReply,
  planTimer,
  planUpdate,
  SYSTEM_EVENTS,
  type UpdateIntent,
} from '../src/index.ts';
import { designed } from './design-table.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const ME = 1;
const OTHER = 2;
const GIVEN = 3;
const LATER = '2026-06-02T09:00:00Z';
const UNTIL = '2026-06-03T09:00:00Z';
const EARLIER = '2026-06-01T09:00:00Z';

const INTENTS: Record<IntentEvent, UpdateIntent> = {
  start: { status: 'in-progress' },
  finish: { status: 'done' },
  queue: { status: 'to-do' },
  assign: { userId: GIVEN },
  unassign: { userId: null },
  snooze: { snoozeUntil: UNTIL },
  wake: { snoozeUntil: null },
};

const rows = CONVERSATION_STATUSES.flatMap((status) =>
  CONVERSATION_EVENTS.flatMap((event) =>
    [null, ME, OTHER, GIVEN].flatMap((userId) =>
      [null, LATER, EARLIER, UNTIL].map((snoozeUntil) => ({ status, event, userId, snoozeUntil })),
    ),
  ),
);

function changesOf(state: ConversationState, event: ConversationEvent): readonly ConversationChange[] {
  if (event === 'timer') return planTimer(state, NOW);
  if (event === 'customer-reply') return planCustomerReply(state);
  const verdict = planUpdate(state, INTENTS[event], { actor: { kind: 'human', userId: ME }, now: NOW });
  if (verdict.kind !== 'plan') throw new Error(`${event} gave ${verdict.kind}`);
  return verdict.changes;
}

test.each(rows)('$event on $status, user $userId, snoozed $snoozeUntil', ({ event, ...state }) => {
  const waits = event === 'timer' && !(state.snoozeUntil === EARLIER);
  const goal = waits ? state : designed(state, event, { me: ME, user: GIVEN, until: UNTIL });
  const changes = changesOf(state, event);
  expect(applyChanges(state, changes)).toEqual(goal);
  const asked: readonly string[] = Object.keys(INTENTS[event as IntentEvent] ?? {});
  for (const change of changes) {
    const isSystem = SYSTEM_EVENTS.some((name) => name === event);
    const cause = event === 'timer' ? 'TIMER' : 'CUSTOMER';
    expect(change.cause).toBe(isSystem ? cause : asked.includes(change.field) ? 'EXPLICIT' : 'POLICY');
    expect(change.from).not.toEqual(change.to);
  }
});

test('the matrix has a row for every combination', () => {
  expect(rows).toHaveLength(3 * 9 * 4 * 4);
});
