import { type ConversationStatus, isConversationStatus } from '@parley/domain/status';
import { InvalidRequestError } from '../errors/client.ts';

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

/** Query of an index. */
export interface ConversationIndexQuery extends ConversationFilter {
  /** @default '-latest_message' */
  readonly sort?: ConversationSort | undefined;
}

/** Query of a page. */
export interface ConversationListQuery extends ConversationIndexQuery {
  /**
   * Conversations per page, 1 to 100.
   * @default 50 (the API's)
   */
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before; `null` or absent = the first page. */
  readonly cursor?: string | null | undefined;
}

const SORTS: readonly ConversationSort[] = [
  '-latest_message',
  'latest_message',
  'reply_until',
  '-created_at',
  'created_at',
];

/** Writes a query, with its question mark, or nothing. Refuses what the API could only misread. */
export function toQueryString(query: ConversationListQuery): string {
  const { status, channel, user_id, unread, q, sort, limit, cursor } = query;
  const params = new URLSearchParams();
  if (status !== undefined) params.set('status', toList(status, 'status', isConversationStatus));
  if (channel !== undefined) params.set('channel', toList(channel, 'channel', isListable));
  if (user_id !== undefined) params.set('user_id', toList(user_id, 'user_id', isUserFilter));
  if (unread === true) params.set('unread', 'true');
  if (q !== undefined && q !== '') params.set('q', q);
  if (sort !== undefined) {
    if (!SORTS.includes(sort)) refuse('sort', `is none of ${SORTS.join(', ')}`);
    params.set('sort', sort);
  }
  if (limit !== undefined) {
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      refuse('limit', 'is not an integer from 1 to 100');
    params.set('limit', String(limit));
  }
  if (cursor !== undefined && cursor !== null) params.set('cursor', cursor);
  return params.size === 0 ? '' : `?${params}`;
}

function toList(values: readonly unknown[], name: string, fits: (value: unknown) => boolean): string {
  // An empty list asks for nothing, an absent one for everything: guessing would show the wrong conversations.
  if (values.length === 0) refuse(name, 'is an empty list; leave it out for any');
  if (!values.every(fits)) refuse(name, 'holds a value that it cannot have');
  return values.join(',');
}

function isListable(value: unknown): boolean {
  return typeof value === 'string' && /^[^,]+$/.test(value);
}

function isUserFilter(value: unknown): boolean {
  return value === 'none' || (Number.isSafeInteger(value) && Number(value) > 0);
}

function refuse(name: string, fault: string): never {
  const detail = `The ${name} ${fault}.`;
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer: `/${name}`, detail }]);
}
