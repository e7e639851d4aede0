import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Migrator } from 'kysely/migration';
import { conversations } from '../src/database/migrations/0001-conversations.ts';
import { openEmbedded } from '../src/database/open-embedded.ts';
import { startProcess } from '../test/child-process.ts';
import type { Verdict } from './trial.ts';
import { type Acknowledged, findDamage } from './writers.ts';

/**
 * Kills a start in each of `rounds` instants of it, evenly from its begin to its end; the start after that must
 * do. `from` = a database to begin with, for instance one that has migrations to come; absent = none.
 */
export async function runFirstStartTrial(
  directory: string,
  rounds: number,
  from?: string,
  onRound?: (round: number) => void,
): Promise<Verdict> {
  const damage: string[] = [];
  const reopened: number[] = [];
  const acknowledged: Acknowledged = { count: 0, newest: new Map() };
  const reset = () => {
    rmSync(directory, { recursive: true, force: true });
    if (from) cpSync(from, directory, { recursive: true });
  };
  reset();
  const wholeMs = await startAndStop(directory);
  for (let round = 0; round < rounds; round++) {
    reset();
    const killed = startProcess({ DATA_DIR: directory });
    await sleep((wholeMs * (round + 1)) / rounds);
    killed.process.kill('SIGKILL');
    await killed.exit;
    const began = performance.now();
    const child = startProcess({ DATA_DIR: directory });
    try {
      const baseUrl = await child.ready;
      reopened.push(performance.now() - began);
      damage.push(...(await findDamage(baseUrl, acknowledged)).map((one) => `round ${round}: ${one}`));
    } catch (error) {
      damage.push(`round ${round}: does not start (${error instanceof Error ? error.message : error})`);
    }
    child.process.kill('SIGKILL');
    await child.exit;
    onRound?.(round + 1);
  }
  return { rounds, acknowledged: acknowledged.count, damage, reopened };
}

/** A database as the first version left it: every later migration is still to come. */
export async function makeFirstVersion(directory: string): Promise<void> {
  const database = await openEmbedded(directory, () => {});
  const provider = { getMigrations: () => Promise.resolve({ '0001-conversations': conversations }) };
  const { error } = await new Migrator({ db: database.kysely, provider }).migrateToLatest();
  await database.close();
  rmSync(join(directory, 'parley.lock'), { force: true });
  if (error) throw error;
}

async function startAndStop(directory: string): Promise<number> {
  const began = performance.now();
  const child = startProcess({ DATA_DIR: directory });
  await child.ready;
  const ms = performance.now() - began;
  child.process.kill('SIGKILL');
  await child.exit;
  return ms;
}
