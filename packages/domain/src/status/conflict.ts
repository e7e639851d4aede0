import {
  type ConversationState,
  pickFields,
  STATE_FIELDS,
  type StateField,
  sameValue,
  withValues,
} from './conversation-state.ts';
import type { ExpectedState, UpdateIntent } from './update-intent.ts';

/** Another update has changed a field that the caller wanted to change, to another value. Nothing was written. */
export interface Conflict {
  readonly kind: 'conflict';
  /** The fields in conflict; empty when only the version differs. */
  readonly fields: readonly StateField[];
  readonly current: ConversationState;
  /** The values that the caller saw. */
  readonly expected: ExpectedState;
  /** The values that the caller asked for. */
  readonly yours: ExpectedState;
}

/**
 * Compares the values that the caller saw with the current ones. `seenTarget` is the result of the intent on the values
 * seen: a field that the intent does not change merges, and a field that already has its target is no conflict. `target`
 * is the result on the current values: an implied change of a field that another update has changed is a conflict too.
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

/** The fields that an intent sets. */
export function askedFields(intent: UpdateIntent): StateField[] {
  return STATE_FIELDS.filter((field) => intent[field] !== undefined);
}
