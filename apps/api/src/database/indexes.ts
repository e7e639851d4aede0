import { SORT_ORDERS } from '../conversations/conversation-sort.ts';

/** Unassigned is indexed as user 0: the planner does not use the order of an index for `null`. */
export const USER = 'coalesce(user_id, 0)';

const SEARCH = { conversation_search_text: 'on conversation_search using gin (search_text gin_trgm_ops)' };

/**
 * Every index beyond those of the migrations, by name: by status, by user, and by status among the unread, in each
 * order. A list reads each status, and each user of its filter, separately (`select-page.ts`).
 */
export const INDEXES: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(SORT_ORDERS).flatMap(([sort, { key, direction }]) => {
    const name = sort.replace('-', 'newest_');
    const order = `${key} ${direction}, id ${direction}`;
    return [
      [`conversations_by_${name}`, `on conversations (status, ${order})`],
      [`conversations_of_user_by_${name}`, `on conversations (${USER}, status, ${order})`],
      [
        `conversations_unread_by_${name}`,
        `on conversations (status, ${order}) where unread_customer_messages_count > 0`,
      ],
    ];
  }),
  ...Object.entries(SEARCH),
]);

/** Indexes of earlier versions that are no longer used. */
export const DROPPED_INDEXES = [
  'conversations_newest_message',
  'conversations_oldest_message',
  'conversations_reply_until',
  'conversations_newest',
  'conversations_oldest',
  'conversations_status',
  'conversations_user',
  'conversations_unread',
] as const;
