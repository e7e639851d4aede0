import { demoToken, makeDemoData } from '@parley/demo-data';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { REPLY_WINDOWS } from '../conversations/reply-window.ts';
import { writeSearchRows } from '../conversations/search-rows.ts';
import type { Tables } from '../database/tables.ts';
import { hashToken } from '../users/token-hash.ts';

const BATCH_SIZE = 1_000;
const PROGRESS_INTERVAL_MS = 1_000;

interface DemoOptions {
  readonly conversations: number;
  /** The current time of the demo, which all its times are relative to; milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress: (line: string) => void;
}

/** Fills a database that has no users, in one transaction; leaves any other database unchanged. */
export async function seedDemo(kysely: Kysely<Tables>, options: DemoOptions): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    // One process at a time: another one waits for this lock and then finds the users.
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
    for (let at = 0; at < all.length; at += BATCH_SIZE) {
      const batch = all.slice(at, at + BATCH_SIZE);
      await insertBatch(transaction, table, batch);
      written += batch.length;
      if (performance.now() - lastLine > PROGRESS_INTERVAL_MS) {
        lastLine = performance.now();
        onProgress(`writing the demo data set: ${written} of ${total} rows …`);
      }
    }
    if (table !== 'tokens') await continueIds(transaction, table);
  }
  await writeSearchRows(transaction);
}

/** A batch of rows as one JSON parameter: the fastest insert on both engines. */
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

/** The inserted rows have ids of their own: moves the sequence behind them. */
async function continueIds(transaction: Transaction<Tables>, table: string): Promise<void> {
  const name = sql.table(table);
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), coalesce((select max(id) from ${name}), 0) + 1, false)`.execute(
    transaction,
  );
}
