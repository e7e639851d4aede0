import { sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ChangeRecord } from '../history/change-record.ts';

/** The NOTIFY channel for new events. */
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
 * Adds events. They get their ids during COMMIT, under a lock that is held until the commit is visible
 * (`0006-events-at-commit.ts`). Ids are therefore in commit order, and a reader that has seen one has seen all before
 * it. The price: commits with changes are serialized in the whole database, each with its own flush to disk, though
 * without a round trip to this process.
 */
export async function queueEvents(
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
