import { planTimer } from '@parley/domain';
import type { Kysely } from 'kysely';
import { toInstant } from '../database/instant.ts';
import type { Tables } from '../database/tables.ts';
import { type NewEvent, queueEvents } from '../events/queue-events.ts';
import { toChangeRecords } from '../history/change-record.ts';
import { writeChanges } from '../history/write-changes.ts';

const BATCH_SIZE = 50;

/**
 * Wakes conversations whose snooze has ended, and returns how many; `now` in milliseconds since the epoch. Several
 * processes may do this at once: rows that another one has locked are skipped, and the condition is checked again once a
 * row is locked.
 */
export async function wakeConversations(kysely: Kysely<Tables>, now: number): Promise<number> {
  let woken = 0;
  for (let found = BATCH_SIZE; found === BATCH_SIZE; woken += found) found = await wakeBatch(kysely, now);
  return woken;
}

function wakeBatch(kysely: Kysely<Tables>, now: number): Promise<number> {
  return kysely.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('conversations')
      .select(['id', 'version', 'status', 'user_id', 'snooze_until'])
      .where('snooze_until', '<=', new Date(now))
      .orderBy('snooze_until')
      .limit(BATCH_SIZE)
      .forUpdate()
      .skipLocked()
      .execute();
    const events: NewEvent[] = [];
    for (const { id, version, status, user_id, snooze_until } of rows) {
      const state = { status, userId: user_id, snoozeUntil: toInstant(snooze_until) };
      const changes = toChangeRecords(planTimer(state, now));
      await writeChanges(transaction, { id, version, changes, userId: null, now });
      events.push({
        conversation_id: id,
        version: version + 1,
        type: 'updated',
        changes,
        user_id: null,
        at: now,
      });
    }
    if (events.length > 0) await queueEvents(transaction, events);
    return events.length;
  });
}
