import type { ChangeCause, Unrecognized } from '@parley/domain/status';

/** Properties of a conversation whose changes the API records. */
export const RECORDED_FIELDS = ['status', 'user_id', 'snooze_until'] as const;
export type RecordedField = (typeof RECORDED_FIELDS)[number];

/** One property that went from one value to another, as the API recorded it. */
export interface RecordedChange {
  readonly field: RecordedField | Unrecognized;
  /** Status or instant as text, user id as number; `null` = unassigned, awake. */
  readonly from: string | number | null;
  readonly to: string | number | null;
  readonly cause: ChangeCause | Unrecognized;
}
