import type { Actor } from './actor.ts';
import type { ConversationChange } from './conversation-change.ts';
import { type ConversationState, STATE_FIELDS, type StateField, sameValue } from './conversation-state.ts';
import { isConversationStatus } from './conversation-status.ts';
import { toMillis } from './instant.ts';
import { targetState } from './target-state.ts';
import type { ExpectedState, UpdateIntent } from './update-intent.ts';
import { DEFAULT_POLICY, type UpdatePolicy } from './update-policy.ts';

/** An intent that restores former values; `expected` keeps it from trampling a later change. */
export interface UndoIntent extends Pick<UpdateIntent, StateField> {
  readonly expected: ExpectedState;
}

/**
 * Names the fields that changed and those that undoing would otherwise change on the side
 * (starting again claims and wakes). What cannot be asked for is not restored: a snooze that has run out
 * or that lay over a finished conversation comes back as awake, and from a status that the page does not
 * list there is no way back (`null`).
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
  const asleep = toMillis(before.snoozeUntil) > context.now && before.status !== 'done';
  const goal: ConversationState = {
    status: before.status,
    userId: before.userId,
    snoozeUntil: asleep ? before.snoozeUntil : null,
  };
  let fields: readonly StateField[] = changes.map((change) => change.field);
  // Each field named may bring a consequence of its own: at most one round per field.
  for (const _ of STATE_FIELDS) {
    const intent = restore(goal, fields);
    if (!intent) return null;
    const reached = targetState(after, intent, context, context.policy ?? DEFAULT_POLICY);
    fields = STATE_FIELDS.filter(
      (field) =>
        fields.includes(field) ||
        (!sameValue(field, reached[field], goal[field]) &&
          (field !== 'snoozeUntil' || context.snoozeWritable !== false)),
    );
  }
  const intent = restore(goal, fields);
  return intent && { ...intent, expected: Object.fromEntries(fields.map((field) => [field, after[field]])) };
}

function restore(
  goal: ConversationState,
  fields: readonly StateField[],
): Pick<UpdateIntent, StateField> | null {
  const { status, userId, snoozeUntil } = goal;
  const withStatus = fields.includes('status');
  if (withStatus && !isConversationStatus(status)) return null;
  return {
    ...(withStatus && isConversationStatus(status) && { status }),
    ...(fields.includes('userId') && { userId }),
    ...(fields.includes('snoozeUntil') && { snoozeUntil }),
  };
}
