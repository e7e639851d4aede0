import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Actor,
  applyChanges,
  CONVERSATION_STATUSES,
  type ConversationState,
  DEFAULT_POLICY,
  DOCUMENTED_POLICY,
  planCustomerReply,
  planTimer,
  planUpdate,
  STRICT_POLICY,
  type UpdateIntent,
} from '../src/index.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const user = fc.constantFrom(null, 1, 2, 3);
const instant = fc.constantFrom('2026-06-01T09:00:00Z', '2026-06-02T09:00:00Z', '2026-06-05T09:00:00.000Z');
const status = fc.constantFrom(...CONVERSATION_STATUSES);
const actor: fc.Arbitrary<Actor> = fc.constantFrom<Actor>(
  { kind: 'human', userId: 1 },
  { kind: 'human', userId: 2 },
  { kind: 'api' },
);
const anyState: fc.Arbitrary<ConversationState> = fc.record({
  status,
  userId: user,
  snoozeUntil: fc.option(instant, { nil: null }),
});
const intent: fc.Arbitrary<UpdateIntent> = fc.record(
  { status, userId: user, snoozeUntil: fc.option(instant, { nil: null }), takeover: fc.boolean() },
  { requiredKeys: [] },
);
const policy = fc.constantFrom(DEFAULT_POLICY, STRICT_POLICY, DOCUMENTED_POLICY);

test('done is never left asleep, in any state that updates and events reach', () => {
  const step = fc.oneof(
    fc.record({ intent, actor }),
    fc.constant('timer' as const),
    fc.constant('customer-reply' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let state: ConversationState = { status: 'to-do', userId: null, snoozeUntil: null };
      let userless = false;
      for (const next of steps) {
        if (next === 'timer') state = applyChanges(state, planTimer(state, NOW));
        else if (next === 'customer-reply') state = applyChanges(state, planCustomerReply(state));
        else {
          const verdict = planUpdate(state, next.intent, { actor: next.actor, now: NOW });
          if (verdict.kind !== 'plan') continue;
          const warned = verdict.warnings.some(({ code }) => code === 'IN_PROGRESS_WITHOUT_USER');
          userless = verdict.changed ? warned : userless;
          state = verdict.next;
        }
        expect(state.status === 'done' && state.snoozeUntil !== null).toBe(false);
        // In progress without a user only ever after a warning.
        if (state.status === 'in-progress' && state.userId === null) expect(userless).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('strict never reaches in progress without a user', () => {
  fc.assert(
    fc.property(anyState, intent, actor, (state, asked, by) => {
      const verdict = planUpdate(
        state,
        { ...asked, expected: state },
        { actor: by, now: NOW, policy: STRICT_POLICY },
      );
      if (verdict.kind !== 'plan' || !verdict.changed) return;
      expect(verdict.next.status === 'in-progress' && verdict.next.userId === null).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('a plan applied equals its preview, and its patch names exactly what changes', () => {
  fc.assert(
    fc.property(anyState, intent, actor, policy, (state, asked, by, rules) => {
      const verdict = planUpdate(state, asked, { actor: by, now: NOW, policy: rules });
      if (verdict.kind !== 'plan') return;
      expect(applyChanges(state, verdict.changes)).toEqual(verdict.next);
      expect(Object.keys(verdict.patch)).toHaveLength(verdict.changes.length);
      expect(verdict.changed).toBe(verdict.changes.length > 0);
    }),
    { numRuns: 3000 },
  );
});

test('planning again what was reached changes nothing', () => {
  fc.assert(
    fc.property(anyState, intent, actor, policy, (state, asked, by, rules) => {
      const first = planUpdate(state, asked, { actor: by, now: NOW, policy: rules });
      if (first.kind !== 'plan') return;
      const again = planUpdate(first.next, asked, {
        actor: by,
        now: NOW,
        policy: { ...rules, requireExpected: false },
      });
      expect(again).toMatchObject({ kind: 'plan', changed: false, changes: [], patch: {}, undo: null });
    }),
    { numRuns: 3000 },
  );
});

test('do, then undo, restores the values from before', () => {
  fc.assert(
    fc.property(anyState, intent, actor, (state, asked, by) => {
      const done = planUpdate(state, asked, { actor: by, now: NOW });
      if (done.kind !== 'plan' || !done.undo) return;
      const snoozeUntil = Date.parse(state.snoozeUntil ?? '') > NOW ? state.snoozeUntil : null;
      // A state that breaks the invariant (done and asleep) cannot be asked for again.
      fc.pre(!(state.status === 'done' && snoozeUntil !== null));
      const undone = planUpdate(done.next, done.undo, { actor: by, now: NOW });
      expect(undone).toMatchObject({ kind: 'plan' });
      const restored = undone.kind === 'plan' ? undone.next : null;
      const kept = done.changes.some(({ field }) => field === 'snoozeUntil')
        ? snoozeUntil
        : state.snoozeUntil;
      expect(restored?.status).toBe(state.status);
      expect(restored?.userId).toBe(state.userId);
      expect([kept, snoozeUntil]).toContain(restored?.snoozeUntil);
    }),
    { numRuns: 5000 },
  );
});

test('an undo conflicts with a later change of the same field and writes nothing', () => {
  fc.assert(
    fc.property(anyState, status, status, (state, first, second) => {
      fc.pre(first !== state.status && second !== first && second !== state.status);
      const done = planUpdate(state, { status: first }, { actor: { kind: 'api' }, now: NOW });
      if (done.kind !== 'plan' || !done.undo) return;
      const later: ConversationState = { ...done.next, status: second };
      expect(planUpdate(later, done.undo, { actor: { kind: 'api' }, now: NOW }).kind).toBe('conflict');
    }),
  );
});

test('two people who saw the same never overwrite each other in silence', () => {
  fc.assert(
    fc.property(anyState, intent, intent, (seen, a, b) => {
      const first = planUpdate(
        seen,
        { ...a, expected: seen },
        { actor: { kind: 'human', userId: 1 }, now: NOW },
      );
      if (first.kind !== 'plan') return;
      const second = planUpdate(
        first.next,
        { ...b, expected: seen },
        { actor: { kind: 'human', userId: 2 }, now: NOW },
      );
      if (second.kind !== 'plan') return;
      for (const change of second.changes) {
        const touched = first.changes.find(({ field }) => field === change.field);
        // What the first changed, the second may only leave alone.
        expect(touched).toBeUndefined();
      }
    }),
    { numRuns: 5000 },
  );
});
