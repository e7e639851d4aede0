import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { USER } from '../database/indexes.ts';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { parseSearch, type Search } from './parse-search.ts';

/** A filter as one condition over `conversations`, without the status. */
export function filterExpression({ channel, unread, q }: Omit<ConversationFilter, 'status' | 'user_id'>) {
  const eb = expressionBuilder<Tables, 'conversations'>();
  const conditions: Expression<SqlBool>[] = [];
  if (channel) conditions.push(eb('channel', 'in', channel));
  if (unread) conditions.push(sql<SqlBool>`unread_customer_messages_count > 0`);
  const search = parseSearch(q);
  if (search) conditions.push(matchesSearch(search));
  return eb.and(conditions);
}

/** Over `conversation_search`. What was typed without a letter, digit or symbol is found nowhere. */
export function matchesSearch({ patterns, id }: Search): Expression<SqlBool> {
  if (patterns.length === 0) return sql<SqlBool>`false`;
  const text = sql.join(
    patterns.map((pattern) => sql`search_text like ${pattern}`),
    sql` and `,
  );
  return id === null ? sql<SqlBool>`(${text})` : sql<SqlBool>`(conversation_id = ${id} or ${text})`;
}

/** The users of a filter, as the indexes know them: 0 = nobody. */
export function usersOf({ user_id }: Pick<ConversationFilter, 'user_id'>): readonly number[] | undefined {
  return user_id?.map((id) => (id === 'none' ? 0 : id));
}

/** Whom a conversation is assigned to, as the indexes know it. */
export const ASSIGNED = sql.raw<number>(USER);
