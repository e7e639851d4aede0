import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a list needs so that its cost does not grow with the number of conversations. Indexes: see `indexes.ts`. */
export const lists: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // It may have many rows to write, once.
    await sql`set local statement_timeout = 0`.execute(db);
    await createSearch(db);
    await countUnread(db);
  },
};

/** Beside the conversation and not in it: an update of a status then has no text to index again. */
async function createSearch(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await db.schema
    .createTable('conversation_search')
    .addColumn('conversation_id', 'integer', (c) =>
      c.primaryKey().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('search_text', 'text', (c) => c.notNull())
    .execute();
  // The planner chooses between the text's index and the order's by how rare it takes a term to be.
  await sql`alter table conversation_search alter column search_text set statistics 1000`.execute(db);
  // As this version folded it: what the API writes today is written otherwise one day.
  await sql`insert into conversation_search (conversation_id, search_text)
    select c.id, translate(concat_ws(' ', '', customer.search_text, message.search_text, note.search_text), E'\n\r\t', '   ')
    from conversations as c
      join customers as customer on customer.id = c.customer_id
      left join messages as message on message.id = c.latest_message_id
      left join notes as note on note.id = c.latest_note_id
    on conflict (conversation_id) do update set search_text = excluded.search_text`.execute(db);
}

/** Counted as it changes, whoever changes it: counting anew would read every unread conversation for each page. */
async function countUnread(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table agents add column unread_conversations_count integer not null default 0`,
    sql`update agents set unread_conversations_count = (select count(*) from conversations
      where agent_id = agents.id and unread_customer_messages_count > 0)`,
    sql`create function count_added_unread() returns trigger language plpgsql as $$ begin
      update agents set unread_conversations_count = unread_conversations_count + added.unread
      from (select agent_id, count(*)::integer as unread from rows
        where unread_customer_messages_count > 0 group by agent_id) as added
      where agents.id = added.agent_id;
      return null;
    end $$`,
    sql`create function count_changed_unread() returns trigger language plpgsql as $$ begin
      if old.unread_customer_messages_count > 0 then
        update agents set unread_conversations_count = unread_conversations_count - 1 where id = old.agent_id;
      end if;
      if tg_op = 'UPDATE' and new.unread_customer_messages_count > 0 then
        update agents set unread_conversations_count = unread_conversations_count + 1 where id = new.agent_id;
      end if;
      return null;
    end $$`,
    sql`create trigger unread_added after insert on conversations
      referencing new table as rows for each statement execute function count_added_unread()`,
    sql`create trigger unread_changed after update of unread_customer_messages_count, agent_id on conversations
      for each row when ((old.unread_customer_messages_count > 0, old.agent_id)
        is distinct from (new.unread_customer_messages_count > 0, new.agent_id))
      execute function count_changed_unread()`,
    sql`create trigger unread_removed after delete on conversations
      for each row execute function count_changed_unread()`,
  ];
  for (const statement of statements) await statement.execute(db);
}
