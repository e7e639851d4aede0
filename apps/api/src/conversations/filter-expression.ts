import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ConversationFilter } from './conversation-query.ts';
import { toSearchText } from './search-text.ts';

type Conversations = Tables & { c: Tables['conversations'] };

/** A filter as one condition over `conversations as c`. Without the status: that is counted over. */
export function filterExpression({ channel, user_id, unread, q }: Omit<ConversationFilter, 'status'>) {
  const eb = expressionBuilder<Conversations, 'c'>();
  const conditions: Expression<SqlBool>[] = [];
  if (channel) conditions.push(eb('c.channel', 'in', channel));
  if (user_id) {
    const ids = user_id.filter((id) => id !== 'none');
    const either: Expression<SqlBool>[] = ids.length > 0 ? [eb('c.user_id', 'in', ids)] : [];
    if (ids.length < user_id.length) either.push(eb('c.user_id', 'is', null));
    conditions.push(eb.or(either));
  }
  if (unread) conditions.push(eb('c.unread_customer_messages_count', '>', 0));
  if (q) conditions.push(eb.or(searchConditions(toSearchText(q))));
  return eb.and(conditions);
}

function searchConditions(term: string): Expression<SqlBool>[] {
  const eb = expressionBuilder<Conversations, 'c'>();
  const found = sql<SqlBool>`position(${term} in search_text) > 0`;
  return [
    eb('c.customer_id', 'in', eb.selectFrom('customers').select('id').where(found)),
    eb('c.latest_message_id', 'in', eb.selectFrom('messages').select('id').where(found)),
    eb('c.latest_note_id', 'in', eb.selectFrom('notes').select('id').where(found)),
  ];
}
