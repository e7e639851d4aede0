import { type ConversationState, STATE_FIELDS, type StateField, sameValue } from './conversation-state.ts';

/** Why a field changes: requested, implied by the policy, caused by the customer, or by the end of a snooze. */
export const CHANGE_CAUSES = ['EXPLICIT', 'POLICY', 'CUSTOMER', 'TIMER'] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** The change of one field, with its cause. */
export type ConversationChange = {
  [F in StateField]: {
    readonly field: F;
    readonly from: ConversationState[F];
    readonly to: ConversationState[F];
    readonly cause: ChangeCause;
  };
}[StateField];

/** The differences between two states, in the order of {@link STATE_FIELDS}. */
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
