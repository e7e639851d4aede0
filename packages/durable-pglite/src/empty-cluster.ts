import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncPath, syncTree } from './sync-tree.ts';

const SYNCED = 'parley.synced';

/** An empty cluster that the build made: copying it takes a tenth of the time that making it takes. */
export const TEMPLATE = fileURLToPath(new URL('../dist/empty-cluster', import.meta.url));

/**
 * Makes sure that there is a cluster in this directory, and that all of it is on the disk.
 * A cluster gets its name when it is complete, so what an earlier start left unfinished has another one.
 */
export async function ensureCluster(directory: string, make = copyTemplate): Promise<void> {
  const unfinished = `${directory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  if (!existsSync(directory)) {
    mkdirSync(dirname(directory), { recursive: true });
    mkdirSync(unfinished, { mode: 0o700 });
    await make(unfinished);
    // A copy takes over what its original allows.
    chmodSync(unfinished, 0o700);
    await markSynced(unfinished);
    renameSync(unfinished, directory);
    await syncPath(dirname(directory));
  } else if (!existsSync(join(directory, SYNCED))) await markSynced(directory);
}

/** Versions before the mark left everything to the operating system, in its own time. */
async function markSynced(directory: string): Promise<void> {
  await syncTree(directory);
  writeFileSync(join(directory, SYNCED), 'All that is here was on the disk when this file was made.\n');
  await syncPath(join(directory, SYNCED));
  await syncPath(directory);
}

async function copyTemplate(directory: string): Promise<void> {
  if (existsSync(TEMPLATE)) cpSync(TEMPLATE, directory, { recursive: true });
  else await initializeCluster(directory);
}

/**
 * What `initdb` does, with small segments of the log, for a quick copy and a disk that is nearly full.
 * Each file costs a start an fsync, so the databases that only `create database` needs do not stay.
 */
export async function initializeCluster(directory: string): Promise<void> {
  const engine = await PGlite.create({
    fs: new NodeFS(directory),
    initDbStartParams: ['--wal-segsize=4'],
  });
  await engine.exec('update pg_database set datistemplate = false');
  for (const name of ['template0', 'template1']) await engine.exec(`drop database ${name}`);
  await engine.close();
}
