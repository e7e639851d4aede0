import type { ChangeCause, Unrecognized } from '@parley/domain/status';
import { type JsonObject, readObjects } from '../request/json-body.ts';

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

/** One recorded change of one property of one conversation. */
export interface HistoryEntry extends RecordedChange {
  readonly id: number;
  readonly conversation_id: number;
  /** The version that this change led to. */
  readonly version: string;
  /** Who asked for it; `null` for changes of a policy, a timer or the customer. */
  readonly user_id: number | null;
  /** RFC 3339. */
  readonly at: string;
}

/** One page of a history, newest first. */
export interface HistoryPage {
  readonly data: HistoryEntry[];
  /** For the next page; `null` = this is the last. */
  readonly nextCursor: string | null;
}

/** Query of a history page. */
export interface HistoryQuery {
  /**
   * Entries per page, 1 to 100.
   * @default 50 (the API's)
   */
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before; `null` or absent = the first page. */
  readonly cursor?: string | null | undefined;
}

/** Tolerant, as the reading of conversations is: entries are passed on as they came. */
export function readHistory(body: JsonObject): HistoryPage {
  return {
    data: readObjects(body, 'data') as unknown as HistoryEntry[],
    nextCursor: typeof body.next_cursor === 'string' ? body.next_cursor : null,
  };
}
