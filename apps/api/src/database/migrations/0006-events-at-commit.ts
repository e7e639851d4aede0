import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Events get their ids within COMMIT: the lock that puts them in the order of the commits is then held by the server
 * alone, however long the process that asked for them stands still. Space and number of the lock are those of before,
 * so processes of an earlier version take their turns with it.
 */
export const eventsAtCommit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table pending_events (
      id bigint generated always as identity primary key,
      conversation_id integer not null,
      version integer not null,
      type text not null,
      changes jsonb not null,
      user_id integer,
      at timestamptz(3) not null
    )`.execute(db);
    await sql`create function append_event() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock(${sql.lit(0x7061726c)}, 1);
      insert into events (conversation_id, version, type, changes, user_id, at)
        values (new.conversation_id, new.version, new.type, new.changes, new.user_id, new.at);
      perform pg_notify('parley_events', '');
      delete from pending_events where id = new.id;
      return null;
    end $$`.execute(db);
    await sql`create constraint trigger appended_at_commit after insert on pending_events
      deferrable initially deferred for each row execute function append_event()`.execute(db);
  },
};
