import type { Actor } from './actor.ts';
import type { ConversationChange } from './conversation-change.ts';
import { type ConversationState, STATE_FIELDS, sameValue } from './conversation-state.ts';
import { toMillis } from './instant.ts';
import { targetState } from './target-state.ts';
import type { ExpectedState, UpdateIntent } from './update-intent.ts';
import { DEFAULT_POLICY, type UpdatePolicy } from './update-policy.ts';

/** An intent that restores former values; `expected` keeps it from trampling a later change. */
export type UndoIntent = ExpectedState & { readonly expected: ExpectedState };

/**
 * Names the fields that changed and those that undoing would otherwise change on the side
 * (starting again claims and wakes). A snooze that has run out is restored as awake.
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
): UndoIntent {
  const asleep = toMillis(before.snoozeUntil) > context.now;
  const goal: ConversationState = {
    status: before.status,
    userId: before.userId,
    snoozeUntil: asleep ? before.snoozeUntil : null,
  };
  const changed = pick(
    goal,
    changes.map((change) => change.field),
  );
  const reached = targetState(after, changed as UpdateIntent, context, context.policy ?? DEFAULT_POLICY);
  const fields = STATE_FIELDS.filter(
    (field) => field in changed || !sameValue(field, reached[field], goal[field]),
  ).filter((field) => field !== 'snoozeUntil' || context.snoozeWritable !== false);
  return { ...pick(goal, fields), expected: pick(after, fields) };
}

function pick(state: ConversationState, fields: readonly (keyof ConversationState)[]): ExpectedState {
  return Object.fromEntries(fields.map((field) => [field, state[field]]));
}
