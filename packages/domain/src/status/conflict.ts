import {
  type ConversationState,
  pickFields,
  STATE_FIELDS,
  type StateField,
  sameValue,
  withValues,
} from './conversation-state.ts';
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
  seenTarget: () => ConversationState,
  target: ConversationState,
): Conflict | null {
  const expected = intent.expected ?? {};
  const fields = STATE_FIELDS.filter((field) => {
    const seen = expected[field];
    if (seen === undefined || sameValue(field, seen, current[field])) return false;
    const arrived = seenTarget()[field];
    const clashes = !sameValue(field, arrived, seen) && !sameValue(field, arrived, current[field]);
    return clashes || !sameValue(field, target[field], current[field]);
  });
  const stale = intent.version !== undefined && intent.version !== currentVersion;
  if (fields.length === 0 && !stale) return null;
  const yours = pickFields(intent, askedFields(intent));
  return { kind: 'conflict', fields, current: withValues(current), expected, yours };
}

/** The fields that an intent names. */
export function askedFields(intent: UpdateIntent): StateField[] {
  return STATE_FIELDS.filter((field) => intent[field] !== undefined);
}
