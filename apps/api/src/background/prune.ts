import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

const BATCH_SIZE = 1_000;

/** Deletes expired keys and events by the database's clock, in batches that hold locks only briefly. */
export async function prune(
  kysely: Kysely<Tables>,
  { idempotencyMs, eventsMs }: { idempotencyMs: number; eventsMs: number },
): Promise<void> {
  while ((await pruneKeys(kysely, idempotencyMs)) === BATCH_SIZE);
  while ((await pruneEvents(kysely, eventsMs)) === BATCH_SIZE);
}

/** The time that many milliseconds ago. */
function before(ms: number) {
  return sql<Date>`now() - ${ms}::double precision * interval '1 millisecond'`;
}

async function pruneKeys(kysely: Kysely<Tables>, keptMs: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from idempotency_keys where (token_hash, key) in (
    select token_hash, key from idempotency_keys where created_at <= ${before(keptMs)} limit ${BATCH_SIZE})`.execute(
    kysely,
  );
  return Number(numAffectedRows ?? 0);
}

/** Deletes the oldest events without gaps, so that one id (`pruned_to`) describes what is gone. */
function pruneEvents(kysely: Kysely<Tables>, keptMs: number): Promise<number> {
  return kysely.transaction().execute(async (transaction) => {
    // One process at a time.
    await transaction.selectFrom('event_feed').select('pruned_to').forUpdate().execute();
    const newest = await transaction
      .selectFrom('events')
      .select('id')
      .where('stored_at', '<=', before(keptMs))
      .orderBy('stored_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!newest) return 0;
    const oldest = await transaction
      .selectFrom('events')
      .select('id')
      .where('id', '<=', newest.id)
      .orderBy('id')
      .limit(BATCH_SIZE)
      .execute();
    const last = oldest.at(-1)?.id ?? newest.id;
    await transaction.deleteFrom('events').where('id', '<=', last).execute();
    await transaction
      .updateTable('event_feed')
      .set({ pruned_to: sql`greatest(pruned_to, ${last}::bigint)` })
      .execute();
    return oldest.length;
  });
}
