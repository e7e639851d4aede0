import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const INSTANT = sql`timestamptz(3)`;

/** What was changed, told to whoever listens, and the answers that a repeated request gets again. */
export const history: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createHistory(db);
    await createEvents(db);
    await createIdempotencyKeys(db);
    await sql`create index conversations_snooze_until on conversations (snooze_until) where snooze_until is not null`.execute(
      db,
    );
  },
};

async function createHistory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('history')
    .addColumn('id', 'bigint', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('conversation_id', 'integer', (c) => c.notNull().references('conversations.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('from', 'jsonb')
    .addColumn('to', 'jsonb')
    .addColumn('cause', 'text', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id'))
    .addColumn('at', INSTANT, (c) => c.notNull())
    .execute();
  await sql`create index history_conversation on history (conversation_id, id desc)`.execute(db);
}

async function createEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('id', 'bigint', (c) => c.primaryKey().generatedByDefaultAsIdentity())
    .addColumn('conversation_id', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('changes', 'jsonb', (c) => c.notNull())
    .addColumn('user_id', 'integer')
    .addColumn('at', INSTANT, (c) => c.notNull())
    .execute();
  await sql`create index events_at on events (at)`.execute(db);
  await db.schema
    .createTable('event_feed')
    .addColumn('only', 'boolean', (c) => c.primaryKey().defaultTo(true).check(sql`"only"`))
    .addColumn('pruned_to', 'bigint', (c) => c.notNull())
    .execute();
  await sql`insert into event_feed (pruned_to) values (0)`.execute(db);
}

async function createIdempotencyKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('idempotency_keys')
    .addColumn('token_hash', 'text', (c) => c.notNull().references('tokens.hash').onDelete('cascade'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('etag', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('changes', 'jsonb', (c) => c.notNull())
    .addColumn('created_at', INSTANT, (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_pkey', ['token_hash', 'key'])
    .execute();
  await sql`create index idempotency_keys_created_at on idempotency_keys (created_at)`.execute(db);
}
