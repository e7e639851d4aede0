import type { ConversationStatus } from '@parley/domain/status';

/** Orders of a list. A minus = descending; nulls come last, ties go by id. */
export type ConversationSort =
  | '-latest_message'
  | 'latest_message'
  | 'reply_until'
  | '-created_at'
  | 'created_at';

/** Which conversations. Absent = any; different fields must all hold, the values of one list are alternatives. */
export interface ConversationFilter {
  readonly status?: readonly ConversationStatus[] | undefined;
  readonly channel?: readonly string[] | undefined;
  /** Ids of assigned users; `none` = unassigned. */
  readonly user_id?: readonly (number | 'none')[] | undefined;
  /** `true` = only with unread customer messages; `false` = any. */
  readonly unread?: boolean | undefined;
  /** Text in the customer's name or display id, the latest message or the latest note. */
  readonly q?: string | undefined;
}

/** What an index is asked for. */
export interface ConversationIndexQuery extends ConversationFilter {
  /** @default '-latest_message' */
  readonly sort?: ConversationSort | undefined;
}

/** What a page is asked for. */
export interface ConversationListQuery extends ConversationIndexQuery {
  /**
   * Conversations per page, 1 to 100.
   * @default 50 (the API's)
   */
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before; `null` or absent = the first page. */
  readonly cursor?: string | null | undefined;
}
