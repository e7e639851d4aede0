import type { ConversationStatus } from './conversation-status.ts';
import { sameInstant } from './instant.ts';
import type { UnknownId } from './unknown-id.ts';
import type { Unrecognized } from './unrecognized.ts';

/** The three values of a conversation that an update can change. */
export interface ConversationState {
  /** One of the documented statuses, or a text that this version does not know. */
  readonly status: ConversationStatus | Unrecognized;
  /** The user who is assigned; `null` = unassigned, `unknown` = somebody whose id cannot be read. */
  readonly userId: number | null | UnknownId;
  /** Instant (RFC 3339) until which the conversation sleeps; `null` = not snoozed. Sleep is an overlay, never a status. */
  readonly snoozeUntil: string | null;
}

/** The name of a value that an update can change. */
export type StateField = keyof ConversationState;

/** Every changeable field, in the order in which plans list their changes. */
export const STATE_FIELDS = ['status', 'userId', 'snoozeUntil'] as const satisfies readonly StateField[];

/** The three values of a state, replaced by those that are given; `undefined` gives none, nor does a status of `null`. */
export function withValues(
  { status, userId, snoozeUntil }: ConversationState,
  given: Partial<{ readonly [F in StateField]: ConversationState[F] | undefined }> = {},
): ConversationState {
  return {
    status: given.status ?? status,
    userId: given.userId === undefined ? userId : given.userId,
    snoozeUntil: given.snoozeUntil === undefined ? snoozeUntil : given.snoozeUntil,
  };
}

/** The values of the fields named, and no others. */
export function pickFields(
  state: { readonly [F in StateField]?: ConversationState[F] | undefined },
  fields: readonly StateField[],
): Partial<ConversationState> {
  return Object.fromEntries(fields.map((field) => [field, state[field]]));
}

/** Compares one field by value; two spellings of the same instant are equal. */
export function sameValue<F extends StateField>(
  field: F,
  a: ConversationState[F],
  b: ConversationState[F],
): boolean {
  return field === 'snoozeUntil' ? sameInstant(a as string | null, b as string | null) : a === b;
}
