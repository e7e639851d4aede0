import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const INSTANT = sql`timestamptz(3)`;
const TEXTS = sql`text[]`;
const id = 'id';

/** Every table of the first version. Instants keep milliseconds only: cursors then hold in every driver. */
export const conversations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createPeople(db);
    await createConversations(db);
    await createMessages(db);
    await createIndexes(db);
  },
};

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deployment')
    .addColumn('only', 'boolean', (c) => c.primaryKey().defaultTo(true).check(sql`"only"`))
    .addColumn('demo', 'boolean', (c) => c.notNull())
    .execute();
  await sql`insert into deployment (demo) values (false)`.execute(db);
  await db.schema
    .createTable('users')
    .addColumn(id, 'integer', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('roles', TEXTS, (c) => c.notNull())
    .addColumn('permissions', TEXTS, (c) => c.notNull())
    .addColumn('active', 'boolean', (c) => c.notNull().defaultTo(true))
    .addColumn('created_at', INSTANT, (c) => c.notNull())
    .addColumn('updated_at', INSTANT, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('tokens')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('demo', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('created_at', INSTANT, (c) => c.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable('profiles')
    .addColumn(id, 'integer', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('salutation', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('gender', 'text', (c) => c.notNull())
    .addColumn('blocked', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('date_of_birth', 'date')
    .addColumn('phone_number', 'text')
    .addColumn('email', 'text')
    .addColumn('address', 'text')
    .addColumn('custom_1', 'text')
    .addColumn('custom_2', 'text')
    .addColumn('custom_3', 'text')
    .addColumn('custom_4', 'text')
    .addColumn('custom_5', 'text')
    .addColumn('created_at', INSTANT)
    .addColumn('updated_at', INSTANT)
    .execute();
  await db.schema
    .createTable('customers')
    .addColumn(id, 'integer', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('display_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('profile_id', 'integer', (c) => c.notNull().references('profiles.id'))
    .addColumn('search_text', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('agents')
    .addColumn(id, 'integer', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('display_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('in_sync', 'boolean', (c) => c.notNull())
    .execute();
}

async function createConversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn(id, 'integer', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().check(sql`status in ('to-do', 'in-progress', 'done')`))
    .addColumn('user_id', 'integer', (c) => c.references('users.id'))
    .addColumn('snooze_until', INSTANT)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('agent_id', 'integer', (c) => c.notNull().references('agents.id'))
    .addColumn('customer_id', 'integer', (c) => c.notNull().references('customers.id'))
    .addColumn('created_at', INSTANT)
    .addColumn('latest_message_id', 'integer')
    .addColumn('latest_message_at', INSTANT)
    .addColumn('latest_customer_message_id', 'integer')
    .addColumn('latest_note_id', 'integer')
    .addColumn('last_customer_reply_from', INSTANT)
    .addColumn('unread_customer_messages_count', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('reply_until', INSTANT)
    .addColumn('customer_interaction_required', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute();
}

async function createMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn(id, 'integer', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('conversation_id', 'integer', (c) => c.notNull().references('conversations.id'))
    .addColumn('from', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id'))
    .addColumn('contents', 'jsonb', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('agent_reaction', 'text')
    .addColumn('customer_reaction', 'text')
    .addColumn('sent_at', INSTANT)
    .addColumn('reference_id', 'integer', (c) => c.references('messages.id'))
    .addColumn('latest_error', 'jsonb')
    .addColumn('whatsapp_campaign', 'jsonb')
    .addColumn('search_text', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('notes')
    .addColumn(id, 'integer', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('conversation_id', 'integer', (c) => c.notNull().references('conversations.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', INSTANT, (c) => c.notNull())
    .addColumn('updated_at', INSTANT)
    .addColumn('search_text', 'text', (c) => c.notNull())
    .execute();
}

/** One index per sort of the list, in its direction and with its place for `null`, and one per filter. */
async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create index conversations_newest_message on conversations (coalesce(latest_message_at, '-infinity'::timestamptz) desc, id desc)`,
    sql`create index conversations_oldest_message on conversations (coalesce(latest_message_at, 'infinity'::timestamptz), id)`,
    sql`create index conversations_reply_until on conversations (coalesce(reply_until, 'infinity'::timestamptz), id)`,
    sql`create index conversations_newest on conversations (coalesce(created_at, '-infinity'::timestamptz) desc, id desc)`,
    sql`create index conversations_oldest on conversations (coalesce(created_at, 'infinity'::timestamptz), id)`,
    sql`create index conversations_status on conversations (status)`,
    sql`create index conversations_user on conversations (user_id)`,
    sql`create index conversations_customer on conversations (customer_id)`,
    sql`create index conversations_unread on conversations (agent_id) where unread_customer_messages_count > 0`,
    sql`create index messages_conversation on messages (conversation_id)`,
    sql`create index notes_conversation on notes (conversation_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
