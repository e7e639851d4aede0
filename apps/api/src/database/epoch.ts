import { type Kysely, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Tables } from './tables.ts';

/*
 * A database that was put back – a promoted replica that lagged, a restored backup – would give ids of events and
 * versions a second time, for other contents. An epoch is the time between two such moments: its ids and versions are
 * above all of the epochs before, and no reader goes on from an id of another one (`pruned_to`).
 */

const UNDEFINED_FUNCTION = '42883';

/** Begins an epoch if the database is not on the timeline that it was on. Throws on a standby. */
export async function checkTimeline(kysely: Kysely<Tables>): Promise<void> {
  await sql`select check_timeline()`.execute(kysely);
}

/** The same for each new connection, before anything is read from it: a failover ends the ones before. */
export function verifyTimeline(client: PoolClient, done: (error?: Error) => void): void {
  client.query('select check_timeline()', (error: (Error & { code?: string }) | null) => {
    // Before the first migration nothing has been given to anybody.
    done(error === null || error.code === UNDEFINED_FUNCTION ? undefined : error);
  });
}

/** Begins an epoch because an event that was seen is no longer there. */
export async function reportLostEvent(kysely: Kysely<Tables>, id: number): Promise<void> {
  await sql`select report_lost_event(${id}::bigint)`.execute(kysely);
}

/** Begins an epoch because somebody says that the database was put back. */
export async function beginEpoch(kysely: Kysely<Tables>): Promise<void> {
  await sql`select begin_epoch()`.execute(kysely);
}

/** What callers see of a row's `version`. */
export function wireVersion(column: string) {
  return sql<string>`(${sql.ref(column)} + (select version_base from event_feed))::text`;
}
