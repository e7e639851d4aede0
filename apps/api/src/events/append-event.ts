import { sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ChangeRecord } from '../history/change-record.ts';

/** The channel on which a PostgreSQL server tells other processes that there is something new. */
export const EVENTS_CHANNEL = 'parley_events';

const LOCK = { space: 0x7061726c, name: 1 } as const;

export interface NewEvent {
  readonly conversation_id: number;
  readonly version: number;
  readonly type: 'updated' | 'message';
  readonly changes: readonly ChangeRecord[];
  readonly user_id: number | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Adds events, as the last statement of a transaction. Whoever reads up to an id has then seen all that come
 * before it: the lock is held from before the id is handed out until the commit shows, so ids are in the order
 * of the commits. The price: changes commit one after the other in the whole database, each with its own wait
 * for the disk. Nothing may be locked after this, or two transactions could wait for each other.
 */
export async function appendEvents(
  transaction: Transaction<Tables>,
  events: readonly NewEvent[],
): Promise<void> {
  // The rows come out of the join after the lock is held, and only then are their ids drawn.
  await sql`with turn as materialized (
      select pg_advisory_xact_lock(${LOCK.space}::integer, ${LOCK.name}::integer), pg_notify(${EVENTS_CHANNEL}, '')
    )
    insert into events (conversation_id, version, type, changes, user_id, at)
    select e.conversation_id, e.version, e.type, e.changes, e.user_id, to_timestamp(e.at / 1000.0)
    from turn, jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as e (conversation_id integer, version integer, type text, changes jsonb, user_id integer, at bigint)`.execute(
    transaction,
  );
}
