import type { Actor } from './actor.ts';
import type { ConversationChange } from './conversation-change.ts';
import {
  type ConversationState,
  pickFields,
  STATE_FIELDS,
  type StateField,
  sameValue,
} from './conversation-state.ts';
import { isConversationStatus } from './conversation-status.ts';
import { toMillis } from './instant.ts';
import { targetState } from './target-state.ts';
import { UNKNOWN_ID } from './unknown-id.ts';
import type { ExpectedState, UpdateIntent } from './update-intent.ts';
import { DEFAULT_POLICY, type UpdatePolicy } from './update-policy.ts';

/** An intent that restores former values; `expected` keeps it from trampling a later change. */
export interface UndoIntent extends Pick<UpdateIntent, StateField> {
  readonly expected: ExpectedState;
}

/**
 * Names the fields that changed and those that undoing would otherwise change on the side
 * (starting again claims and wakes). What cannot be asked for is not restored: a snooze that has run out
 * or that lay over a finished conversation comes back as awake, and to a status that the contract does not
 * list, or to a user who is unknown, there is no way back (`null`).
 */
export function toUndo(
  before: ConversationState,
  after: ConversationState,
  changes: readonly ConversationChange[],
  context: {
    readonly actor: Actor;
    readonly now: number;
    readonly policy?: UpdatePolicy;
    readonly snoozeWritable?: boolean;
  },
): UndoIntent | null {
  const { now, policy = DEFAULT_POLICY, snoozeWritable = true } = context;
  const asleep = toMillis(before.snoozeUntil) > now && before.status !== 'done';
  const goal = {
    ...before,
    snoozeUntil: snoozeWritable ? (asleep ? before.snoozeUntil : null) : after.snoozeUntil,
  };
  let fields: readonly StateField[] = changes.map(({ field }) => field);
  // Each field named may bring a consequence of its own.
  for (let known = -1; known < fields.length; ) {
    known = fields.length;
    if (fields.includes('status') && !isConversationStatus(goal.status)) return null;
    if (fields.includes('userId') && goal.userId === UNKNOWN_ID) return null;
    const intent = pickFields(goal, fields) as UpdateIntent;
    const reached = targetState(after, intent, context, policy);
    fields = STATE_FIELDS.filter(
      (field) => fields.includes(field) || !sameValue(field, reached[field], goal[field]),
    );
  }
  return { ...(pickFields(goal, fields) as UpdateIntent), expected: pickFields(after, fields) };
}
