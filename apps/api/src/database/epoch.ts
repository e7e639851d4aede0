import { type Kysely, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Tables } from './tables.ts';

/*
 * A restored database (a promoted replica that lagged, a backup) would issue event ids and versions a second time, for
 * other contents. An epoch is the time between two restores: its ids and versions are above those of all earlier
 * epochs, and no reader resumes from an id of another epoch (`pruned_to`).
 */

const UNDEFINED_FUNCTION = '42883';

/** Begins an epoch if the timeline of the database has changed. Throws on a standby. */
export async function checkTimeline(kysely: Kysely<Tables>): Promise<void> {
  await sql`select check_timeline()`.execute(kysely);
}

/** The same for each new connection, before its first use: a failover ends all earlier ones. */
export function verifyTimeline(client: PoolClient, done: (error?: Error) => void): void {
  client.query('select check_timeline()', (error: (Error & { code?: string }) | null) => {
    // Before the first migration no ids have been issued.
    done(error === null || error.code === UNDEFINED_FUNCTION ? undefined : error);
  });
}

/** Begins an epoch because an event that was seen has vanished. */
export async function reportLostEvent(kysely: Kysely<Tables>, id: number): Promise<void> {
  await sql`select report_lost_event(${id}::bigint)`.execute(kysely);
}

/** Begins an epoch at the request of an operator. */
export async function beginEpoch(kysely: Kysely<Tables>): Promise<void> {
  await sql`select begin_epoch()`.execute(kysely);
}

/** The version that callers see, from that of a row. */
export function wireVersion(column: string) {
  return sql<string>`(${sql.ref(column)} + (select version_base from event_feed))::text`;
}
