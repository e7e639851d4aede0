import type { ChangeCause, ConversationChange, StateField } from '@parley/domain';
import { toInstant } from '../database/instant.ts';

/** The properties whose changes are recorded, by their names in the API. */
export const CHANGE_FIELDS = ['status', 'user_id', 'snooze_until'] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

/** One change, as history, events and stored responses contain it. */
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

/** `implied` = properties that the caller sent because of a policy, not because a user asked for them. */
export function toChangeRecords(
  changes: readonly ConversationChange[],
  implied: ReadonlySet<ChangeField> = new Set(),
): ChangeRecord[] {
  return changes.map((change) => {
    const field = NAMES[change.field];
    const cause = change.cause === 'EXPLICIT' && implied.has(field) ? 'POLICY' : change.cause;
    // In the format of the API, whatever format the caller used.
    if (change.field === 'snoozeUntil')
      return { field, from: toInstant(change.from), to: toInstant(change.to), cause };
    return { field, from: change.from, to: change.to, cause };
  });
}
