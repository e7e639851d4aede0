import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { USER } from '../database/indexes.ts';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';

/** A filter as one condition over `conversations`, without status, users and search. */
export function filterExpression({ channel, unread }: Pick<ConversationFilter, 'channel' | 'unread'>) {
  const eb = expressionBuilder<Tables, 'conversations'>();
  const conditions: Expression<SqlBool>[] = [];
  if (channel) conditions.push(eb('channel', 'in', channel));
  if (unread) conditions.push(sql<SqlBool>`unread_customer_messages_count > 0`);
  return eb.and(conditions);
}

/** The user ids of a filter, as indexed: 0 = unassigned. */
export function toUserIds({ user_id }: Pick<ConversationFilter, 'user_id'>): readonly number[] | undefined {
  return user_id?.map((id) => (id === 'none' ? 0 : id));
}

/** The assignee of a conversation, as indexed. */
export const ASSIGNED = sql.raw<number>(USER);
