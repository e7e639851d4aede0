import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createDatabase, freshDatabase, hasDatabase, urlOf } from '../database/fresh-database.ts';

const GENERATE = fileURLToPath(new URL('../../../apps/api/load/generate.ts', import.meta.url));
const HISTORY_EACH = 5;
/** Filling these takes minutes: they are kept, and found again by the next run. */
const KEPT: Readonly<Record<number, string>> = { 1000000: 'parley_million' };

/** A database with so many conversations, and five times as much history. */
export async function filledDatabase(conversations: number) {
  const kept = KEPT[conversations];
  if (kept === undefined) {
    const database = await freshDatabase();
    await fill(database.url, conversations);
    return database;
  }
  const keep = { url: urlOf(kept), drop: () => Promise.resolve() };
  if (await hasDatabase(kept)) return keep;
  await createDatabase(kept);
  await fill(keep.url, conversations);
  return keep;
}

async function fill(url: string, conversations: number): Promise<void> {
  console.error(`scale: filling a database with ${conversations} conversations …`);
  const amount = [
    '--conversations',
    String(conversations),
    '--history',
    String(conversations * HISTORY_EACH),
  ];
  const child = spawn(process.execPath, [GENERATE, ...amount], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`generate ended with ${code}.`);
}
