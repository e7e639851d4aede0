import type { Conversation, ConversationUpdate } from '@parley/domain';
import type { ConversationStatus } from '@parley/domain/status';
import type { Call } from '../call.ts';
import type { CallOptions, UpdateOptions } from '../client-options.ts';
import type { ConversationIndexQuery, ConversationListQuery } from './conversation-filter.ts';

/** One page of conversations. */
export interface ConversationPage {
  readonly data: Conversation[];
  /** For the next page; `null` = this is the last. */
  readonly nextCursor: string | null;
}

/** Ids and numbers of all conversations of a filter. */
export interface ConversationIndex {
  readonly ids: number[];
  /** How many `ids`. */
  readonly total: number;
  /** How many by status; ignores the status filter. */
  readonly counts: Readonly<Record<ConversationStatus, number>>;
}

/** Conversations. All but `update` are extensions of the documented API; see `service.describe()`. */
export interface Conversations {
  /**
   * Changes status, user or snooze in one request. Absent or `undefined` keeps, `user_id: null` unassigns,
   * `snooze_until: null` wakes, `{}` changes nothing. Not repeated automatically.
   */
  update(id: number, update: ConversationUpdate, options?: UpdateOptions): Call<Conversation>;
  retrieve(id: number, options?: CallOptions): Call<Conversation>;
  /** One page. */
  list(query?: ConversationListQuery, options?: CallOptions): Call<ConversationPage>;
  index(query?: ConversationIndexQuery, options?: CallOptions): Call<ConversationIndex>;
  /** Those of 1 to 100 ids that exist, in the order asked. */
  listByIds(ids: readonly number[], options?: CallOptions): Call<Conversation[]>;
}
