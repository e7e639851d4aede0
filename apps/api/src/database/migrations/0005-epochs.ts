import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * After a failover or a restore, ids of events and versions go on above all that were given before: see `epoch.ts`.
 * How old an event is, the database says: the clock of a process may be wrong by days.
 */
export const epochs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await statement.execute(db);
  },
};

const STATEMENTS = [
  sql`alter table events add column stored_at timestamptz(3) not null default now()`,
  sql`create index events_stored_at on events (stored_at)`,
  sql`drop index events_at`,

  sql`alter table event_feed add column version_base bigint not null default 0, add column timeline text`,

  // A restore into another cluster, database or table, and a promotion, each change a part of it. Null = not known.
  sql`create function current_timeline() returns text language plpgsql as $$ begin
    return concat_ws(':',
      (select system_identifier from pg_control_system()),
      left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
      (select oid from pg_database where datname = current_database()),
      'event_feed'::regclass::oid);
  exception when others then
    -- A hosted server may keep these functions from us.
    return null;
  end $$`,

  // Microseconds of the clock: above what was given before, also by a timeline that nobody can read any more.
  // An insert of before has committed, and one of afterwards draws its id afterwards: hence the lock of the table.
  sql`create function begin_epoch(after bigint default 0) returns void language plpgsql as $$
    declare base bigint;
    begin
      perform 1 from event_feed for update;
      lock table events in share row exclusive mode;
      select greatest((extract(epoch from clock_timestamp()) * 1000000)::bigint,
          after + 1, f.pruned_to + 1, f.version_base + 1000000, (select max(id) + 1 from events))
        into base from event_feed f;
      update event_feed set pruned_to = base, version_base = base, timeline = current_timeline();
      perform setval(pg_get_serial_sequence('events', 'id'), base);
      perform pg_notify('parley_events', '');
    end $$`,

  sql`create function check_timeline() returns void language plpgsql as $$
    declare actual text; known text;
    begin
      if pg_is_in_recovery() then
        raise exception 'the server is a standby' using errcode = 'cannot_connect_now';
      end if;
      actual := current_timeline();
      select timeline into known from event_feed;
      if actual is null or actual = known then return; end if;
      select timeline into known from event_feed for update;
      if known is null then update event_feed set timeline = actual;
      elsif actual <> known then perform begin_epoch();
      end if;
    end $$`,

  // What was seen and is neither there nor deleted for its age was lost, unless another process has said so already.
  sql`create function report_lost_event(seen bigint) returns void language plpgsql as $$ begin
    perform 1 from event_feed where pruned_to < seen for update;
    if found then perform begin_epoch(seen); end if;
  end $$`,
];
