import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { USER } from '../database/indexes.ts';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { toSearchPattern } from './search-text.ts';

/** A filter as one condition over `conversations`, without the status. */
export function filterExpression({ channel, unread, q }: Omit<ConversationFilter, 'status' | 'user_id'>) {
  const eb = expressionBuilder<Tables, 'conversations'>();
  const conditions: Expression<SqlBool>[] = [];
  if (channel) conditions.push(eb('channel', 'in', channel));
  if (unread) conditions.push(sql<SqlBool>`unread_customer_messages_count > 0`);
  if (q) conditions.push(matchesSearch(q));
  return eb.and(conditions);
}

/** Over `conversation_search`. */
export function matchesSearch(q: string): Expression<SqlBool> {
  return sql<SqlBool>`search_text like ${toSearchPattern(q)}`;
}

/** The users of a filter, as the indexes know them: 0 = nobody. */
export function usersOf({ user_id }: Pick<ConversationFilter, 'user_id'>): readonly number[] | undefined {
  return user_id?.map((id) => (id === 'none' ? 0 : id));
}

/** Whom a conversation is assigned to, as the indexes know it. */
export const ASSIGNED = sql.raw<number>(USER);
