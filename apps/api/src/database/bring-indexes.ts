import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { DROPPED_INDEXES, INDEXES } from './indexes.ts';
import type { Tables } from './tables.ts';

const LOCK = { space: 0x7061726c, name: 2 } as const;
const LOOK_EVERY_MS = 100;

/**
 * Makes the indexes that are missing and drops those that nothing needs. `concurrently` = while others write, which
 * a server does by reading the table twice; one that was broken off half-way is made anew. Not a migration, which is
 * a transaction: an index cannot be made concurrently in one.
 */
export async function bringIndexes(kysely: Kysely<Tables>, concurrently: boolean): Promise<void> {
  if ((await missing(kysely)).length === 0) return;
  await kysely.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      // Asked again and again: who waits in one statement is waited for by an index that is made concurrently.
      while (!(await tryLock(connection))) await delay(LOOK_EVERY_MS);
      const how = sql.raw(concurrently ? 'concurrently' : '');
      for (const name of await missing(connection)) {
        await sql`drop index ${how} if exists ${sql.ref(name)}`.execute(connection);
        await sql`create index ${how} ${sql.ref(name)} ${sql.raw(INDEXES[name] ?? '')}`.execute(connection);
      }
      for (const name of DROPPED_INDEXES) {
        await sql`drop index ${how} if exists ${sql.ref(name)}`.execute(connection);
      }
    } finally {
      await sql`select pg_advisory_unlock(${LOCK.space}::integer, ${LOCK.name}::integer)`.execute(connection);
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

async function missing(kysely: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select c.relname as name
    from pg_index as i join pg_class as c on c.oid = i.indexrelid
    where i.indisvalid and c.relname in (${sql.join(Object.keys(INDEXES))})`.execute(kysely);
  const there = new Set(rows.map(({ name }) => name));
  return Object.keys(INDEXES).filter((name) => !there.has(name));
}

async function tryLock(kysely: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_lock(${LOCK.space}::integer, ${LOCK.name}::integer) as locked`.execute(kysely);
  return rows[0]?.locked === true;
}
