import { sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ChangeRecord } from '../history/change-record.ts';

/** The channel on which a PostgreSQL server tells other processes that there is something new. */
export const EVENTS_CHANNEL = 'parley_events';

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
 * Adds events. They get their ids within COMMIT, under a lock that is held from before an id is handed out until the
 * commit shows (`0006-events-at-commit.ts`), so ids are in the order of the commits and whoever reads up to an id has
 * seen all that come before it. The price: changes commit one after the other in the whole database, each with its own
 * wait for the disk; but never for the process that asked.
 */
export async function appendEvents(
  transaction: Transaction<Tables>,
  events: readonly NewEvent[],
): Promise<void> {
  await sql`insert into pending_events (conversation_id, version, type, changes, user_id, at)
    select e.conversation_id, e.version, e.type, e.changes, e.user_id, to_timestamp(e.at / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as e (conversation_id integer, version integer, type text, changes jsonb, user_id integer, at bigint)`.execute(
    transaction,
  );
}
