import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/**
 * What `q` looks at: the customer, the latest message and the latest note, already folded (`search-text.ts`),
 * with a blank before every word. Called after each change of one of them; without an id, for all.
 */
export async function writeSearchRows(kysely: Kysely<Tables>, id?: number): Promise<void> {
  await sql`insert into conversation_search (conversation_id, search_text)
    select c.id, translate(concat_ws(' ', '', customer.search_text, message.search_text, note.search_text), E'\n\r\t', '   ')
    from conversations as c
      join customers as customer on customer.id = c.customer_id
      left join messages as message on message.id = c.latest_message_id
      left join notes as note on note.id = c.latest_note_id
    ${id === undefined ? sql`` : sql`where c.id = ${id}`}
    on conflict (conversation_id) do update set search_text = excluded.search_text`.execute(kysely);
}
