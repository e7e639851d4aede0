import { type ConversationState, STATE_FIELDS, type StateField, sameValue } from './conversation-state.ts';
import type { ExpectedState, UpdateIntent } from './update-intent.ts';

/** Somebody changed what the caller wanted to change, to another value. Nothing was written. */
export interface Conflict {
  readonly kind: 'conflict';
  /** The fields in conflict; empty when only the version differs. */
  readonly fields: readonly StateField[];
  readonly current: ConversationState;
  /** What the caller said it saw. */
  readonly expected: ExpectedState;
  /** What the caller asked for. */
  readonly yours: ExpectedState;
}

/**
 * Compares what the caller saw with what is. `seenTarget` is where the intent leads from what the caller saw:
 * a field that it leaves alone merges, a field that already arrived there is no conflict. `target` is where it
 * leads from the current values: a consequence for a field that somebody else changed meanwhile is a conflict too.
 */
export function findConflict(
  current: ConversationState,
  currentVersion: string | null,
  intent: UpdateIntent,
  seenTarget: ConversationState,
  target: ConversationState,
): Conflict | null {
  const expected = intent.expected ?? {};
  const fields = STATE_FIELDS.filter((field) => {
    const seen = expected[field];
    if (seen === undefined || sameValue(field, seen, current[field])) return false;
    const touched = intent[field] !== undefined || !sameValue(field, seenTarget[field], seen);
    const arrived = sameValue(field, seenTarget[field], current[field]);
    return (touched && !arrived) || !sameValue(field, target[field], current[field]);
  });
  const stale = intent.version !== undefined && intent.version !== currentVersion;
  if (fields.length === 0 && !stale) return null;
  return { kind: 'conflict', fields, current: pickState(current), expected, yours: askedFields(intent) };
}

/** What the caller saw: its expected values, and the current one where it named none. */
export function seenState(current: ConversationState, intent: UpdateIntent): ConversationState {
  const { status, userId, snoozeUntil } = intent.expected ?? {};
  return {
    status: status ?? current.status,
    userId: userId === undefined ? current.userId : userId,
    snoozeUntil: snoozeUntil === undefined ? current.snoozeUntil : snoozeUntil,
  };
}

function pickState({ status, userId, snoozeUntil }: ConversationState): ConversationState {
  return { status, userId, snoozeUntil };
}

/** The part of an intent that names values. */
export function askedFields(intent: UpdateIntent): ExpectedState {
  return Object.fromEntries(
    STATE_FIELDS.filter((field) => intent[field] !== undefined).map((field) => [field, intent[field]]),
  );
}
