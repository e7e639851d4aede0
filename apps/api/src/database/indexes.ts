import { SORT_ORDERS } from '../conversations/conversation-sort.ts';

/** Nobody assigned counts as user 0: an index on `null` has no order that the planner would use. */
export const USER = 'coalesce(user_id, 0)';

const SEARCH = { conversation_search_text: 'on conversation_search using gin (search_text gin_trgm_ops)' };

/**
 * Every index beyond those of the migrations, by its name. A list reads each status by itself, and each user where
 * users are asked for (`select-page.ts`), so that every row that it reads is one that it may need: by status, by
 * user, and by status among the unread, in each order.
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

/** Indexes that earlier versions made and that nothing asks for any more. */
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
