import { demoToken, makeDemoData } from '@parley/demo-data';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { REPLY_WINDOWS } from '../conversations/reply-window.ts';
import { writeSearchRows } from '../conversations/search-rows.ts';
import type { Tables } from '../database/tables.ts';
import { hashToken } from '../users/token-hash.ts';

const BATCH = 1_000;
const PROGRESS_EVERY_MS = 1_000;

interface DemoOptions {
  readonly conversations: number;
  /** The demo's present, in milliseconds since the epoch: everything in it is counted back from here. */
  readonly now: number;
  readonly onProgress: (line: string) => void;
}

/** Fills a database without users, once, all or nothing; any other database is left as it is. */
export async function seedDemo(kysely: Kysely<Tables>, options: DemoOptions): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    // One process at a time; another that starts meanwhile waits here and then finds the users.
    await transaction.selectFrom('deployment').select('demo').forUpdate().execute();
    const someone = await transaction.selectFrom('users').select('id').limit(1).executeTakeFirst();
    if (someone) return;
    await insertDemo(transaction, options);
    await transaction.updateTable('deployment').set({ demo: true }).execute();
  });
}

async function insertDemo(
  transaction: Transaction<Tables>,
  { conversations, now, onProgress }: DemoOptions,
): Promise<void> {
  const { users, ...data } = makeDemoData({ conversations, now, replyWindows: REPLY_WINDOWS });
  const tokens = users
    .filter((user) => user.active)
    .map((user) => ({
      hash: hashToken(demoToken(user.id)),
      user_id: user.id,
      demo: true,
      created_at: new Date(now),
    }));
  const tables = {
    users,
    tokens,
    ...data,
  } satisfies { [Table in keyof Tables]?: readonly Selectable<Tables[Table]>[] };

  const total = Object.values(tables).reduce((sum, { length }) => sum + length, 0);
  let written = 0;
  let lastLine = performance.now();
  for (const [table, all] of Object.entries(tables)) {
    for (let at = 0; at < all.length; at += BATCH) {
      const batch = all.slice(at, at + BATCH);
      await insertBatch(transaction, table, batch);
      written += batch.length;
      if (performance.now() - lastLine > PROGRESS_EVERY_MS) {
        lastLine = performance.now();
        onProgress(`writing the demo data set: ${written} of ${total} rows …`);
      }
    }
    if (table !== 'tokens') await continueIds(transaction, table);
  }
  await writeSearchRows(transaction);
}

/** A thousand rows in one parameter: the quickest way in on both engines. */
async function insertBatch(
  transaction: Transaction<Tables>,
  table: string,
  batch: readonly object[],
): Promise<void> {
  const name = sql.table(table);
  await sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(batch)}::jsonb)`.execute(
    transaction,
  );
}

/** The rows brought their ids; the next one that the database gives comes after them. */
async function continueIds(transaction: Transaction<Tables>, table: string): Promise<void> {
  const name = sql.table(table);
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), coalesce((select max(id) from ${name}), 0) + 1, false)`.execute(
    transaction,
  );
}
