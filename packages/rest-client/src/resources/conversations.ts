import type { Conversation, ConversationUpdate } from '@parley/domain';
import type { ConversationStatus } from '@parley/domain/status';
import type { Call, PageCall } from '../call.ts';
import type { CallOptions, UpdateOptions } from '../call-options.ts';
import { refuse } from '../errors/client.ts';
import { checkInteger } from '../limits.ts';
import type { Run, RunPage } from '../request/execute-call.ts';
import { withRecordHeaders } from '../request/headers.ts';
import {
  isJsonObject,
  type JsonObject,
  readArray,
  readObjects,
  UnreadableResponse,
} from '../request/json-body.ts';
import { MAX_ITEM_BYTES, MAX_LIST_BYTES } from '../request/operation.ts';
import { CONVERSATION, type Inspection, inspectItems } from '../validation/validation.ts';
import {
  type ConversationIndexQuery,
  type ConversationListQuery,
  toQueryString,
} from './conversation-filter.ts';
import { type HistoryPage, type HistoryQuery, readHistory } from './history.ts';
import { readConversation, toUpdateOperation } from './update-operation.ts';

/** One page of conversations. */
export interface ConversationPage {
  readonly data: Conversation[];
  /** For the next page; `null` = this is the last. */
  readonly nextCursor: string | null;
}

/** Conversations. All but `update` are extensions of the documented API; see `service.describe()`. */
export interface Conversations {
  /**
   * Changes status, user or snooze in one request. Absent or `undefined` keeps, `user_id: null` unassigns,
   * `snooze_until: null` wakes, `{}` changes nothing. Repeated only by the rule of {@link CallOptions.maxAttempts}.
   */
  update(id: number, update: ConversationUpdate, options?: UpdateOptions): Call<Conversation>;
  retrieve(id: number, options?: CallOptions): Call<Conversation>;
  /**
   * One page, and the way to the rest.
   * @example
   * const page = await client.conversations.list({ status: ['to-do'] });
   * for await (const conversation of client.conversations.list({ status: ['to-do'] })) handle(conversation);
   * for await (const page of client.conversations.list({ limit: 100 }).pages()) handleAll(page.data);
   */
  list(query?: ConversationListQuery, options?: CallOptions): PageCall<ConversationPage>;
  index(query?: ConversationIndexQuery, options?: CallOptions): Call<ConversationIndex>;
  /** Those of 1 to 100 ids that exist, in the order asked. */
  listByIds(ids: readonly number[], options?: CallOptions): Call<Conversation[]>;
  /** One page of what has changed in a conversation, newest first, and the way to the rest, as with `list`. */
  history(id: number, query?: HistoryQuery, options?: CallOptions): PageCall<HistoryPage>;
}

export function createConversations(run: Run, runPage: RunPage): Conversations {
  return {
    update: (id, update, options = {}) =>
      run(options, () => withRecordHeaders(toUpdateOperation(id, update, options), options)),

    retrieve: (id, options = {}) =>
      run(options, () => ({
        name: 'conversations.retrieve',
        method: 'GET',
        route: '/conversations/{id}',
        replay: 'safe',
        path: `/conversations/${checkInteger(id, '/id')}`,
        maxResponseBytes: MAX_ITEM_BYTES,
        read: readConversation,
      })),

    list: (query = {}, options = {}) =>
      runPage(options, query.cursor ?? null, (cursor) => ({
        name: 'conversations.list',
        method: 'GET',
        route: '/conversations',
        replay: 'safe',
        path: `/conversations${toQueryString({ ...query, cursor })}`,
        maxResponseBytes: MAX_LIST_BYTES,
        read: (body, inspection) => ({
          data: readConversations(body, inspection),
          nextCursor: typeof body.next_cursor === 'string' ? body.next_cursor : null,
        }),
      })),

    index: (query = {}, options = {}) =>
      run(options, () => ({
        name: 'conversations.index',
        method: 'GET',
        route: '/conversations/index',
        replay: 'safe',
        path: `/conversations/index${toQueryString(query)}`,
        maxResponseBytes: MAX_LIST_BYTES,
        read: readConversationIndex,
      })),

    listByIds: (ids, options = {}) =>
      run(options, () => ({
        name: 'conversations.listByIds',
        method: 'GET',
        route: '/conversations',
        replay: 'safe',
        path: `/conversations?ids=${toIdList(ids)}`,
        maxResponseBytes: MAX_LIST_BYTES,
        read: readConversations,
      })),

    history: (id, query = {}, options = {}) =>
      runPage(options, query.cursor ?? null, (cursor) => ({
        name: 'conversations.history',
        method: 'GET',
        route: '/conversations/{id}/history',
        replay: 'safe',
        path: `/conversations/${checkInteger(id, '/id')}/history${toQueryString({ ...query, cursor })}`,
        maxResponseBytes: MAX_LIST_BYTES,
        read: readHistory,
      })),
  };
}

function readConversations(body: JsonObject, inspection: Inspection | null): Conversation[] {
  const conversations = readObjects(body, 'data');
  inspectItems(inspection, CONVERSATION, 'data', conversations);
  return conversations;
}

function toIdList(ids: readonly number[]): string {
  if (ids.length >= 1 && ids.length <= 100)
    return ids.map((id, index) => checkInteger(id, `/${index}`)).join(',');
  return refuse('', 'Give 1 to 100 ids.');
}

/** Ids and numbers of all conversations of a filter. */
export interface ConversationIndex {
  readonly ids: number[];
  /** How many `ids`. */
  readonly total: number;
  /** How many by status; ignores the status filter. */
  readonly counts: Readonly<Record<ConversationStatus, number>>;
}

/** Strict, unlike the reading of conversations: these are bare numbers, with nothing to make do with. */
function readConversationIndex(body: JsonObject): ConversationIndex {
  const ids = readArray(body, 'ids');
  if (!ids.every(isNumber)) throw new UnreadableResponse('JSON whose "ids" are not all numbers');
  const { total, counts } = body;
  if (!isNumber(total) || !isJsonObject(counts)) {
    throw new UnreadableResponse('JSON without the numbers of conversations');
  }
  return { ids, total, counts: readCounts(counts) };
}

function readCounts(counts: JsonObject): Record<ConversationStatus, number> {
  const of = (status: ConversationStatus) => Number(counts[status] ?? 0);
  return { 'to-do': of('to-do'), 'in-progress': of('in-progress'), done: of('done') };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
