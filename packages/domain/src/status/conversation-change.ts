import { type ConversationState, STATE_FIELDS, type StateField, sameValue } from './conversation-state.ts';

/** Why a field changes: asked for, implied by the policy, caused by the customer, or by a snooze that ran out. */
export const CHANGE_CAUSES = ['EXPLICIT', 'POLICY', 'CUSTOMER', 'TIMER'] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** One field that goes from one value to another, and why. */
export type ConversationChange = {
  [F in StateField]: {
    readonly field: F;
    readonly from: ConversationState[F];
    readonly to: ConversationState[F];
    readonly cause: ChangeCause;
  };
}[StateField];

/** Lists what differs between two states, in the order of {@link STATE_FIELDS}; equal states give none. */
export function diffStates(
  from: ConversationState,
  to: ConversationState,
  causeOf: (field: StateField) => ChangeCause,
): ConversationChange[] {
  return STATE_FIELDS.filter((field) => !sameValue(field, from[field], to[field])).map(
    (field) => ({ field, from: from[field], to: to[field], cause: causeOf(field) }) as ConversationChange,
  );
}

/** The state after the changes; the inverse of {@link diffStates}. */
export function applyChanges(
  state: ConversationState,
  changes: readonly ConversationChange[],
): ConversationState {
  return Object.assign({}, state, ...changes.map((change) => ({ [change.field]: change.to })));
}
