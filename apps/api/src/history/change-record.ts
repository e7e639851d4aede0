import type { ChangeCause, ConversationChange, StateField } from '@parley/domain';
import { toInstant } from '../database/instant.ts';

/** The properties of a conversation whose changes are recorded, under their names in the API. */
export const CHANGE_FIELDS = ['status', 'user_id', 'snooze_until'] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

/** One change as history, events and stored answers show it. */
export interface ChangeRecord {
  readonly field: ChangeField;
  readonly from: string | number | null;
  readonly to: string | number | null;
  readonly cause: ChangeCause;
}

const NAMES = {
  status: 'status',
  userId: 'user_id',
  snoozeUntil: 'snooze_until',
} as const satisfies Record<StateField, ChangeField>;

/** `implied` = the properties that the caller sent as consequences of a policy, not because somebody asked. */
export function toChangeRecords(
  changes: readonly ConversationChange[],
  implied: ReadonlySet<ChangeField> = new Set(),
): ChangeRecord[] {
  return changes.map((change) => {
    const field = NAMES[change.field];
    const cause = change.cause === 'EXPLICIT' && implied.has(field) ? 'POLICY' : change.cause;
    // As the database keeps it and a conversation shows it, however the caller wrote it.
    if (change.field === 'snoozeUntil')
      return { field, from: toInstant(change.from), to: toInstant(change.to), cause };
    return { field, from: change.from, to: change.to, cause };
  });
}
