import { DURABLE_SETTINGS, type DurableFilesystem } from './durable-filesystem.ts';
import type { Engine } from './engine.ts';

/**
 * Durability rests on internals of PGlite that move between versions; so it is tried, not believed.
 * Throws unless one commit has reached the disk and a failed statement was told from the engine's end.
 */
export async function assertDurable(engine: Engine, files: DurableFilesystem): Promise<void> {
  for (const [name, value] of Object.entries(DURABLE_SETTINGS)) {
    const { rows } = await engine.query<{ setting: string }>(`select current_setting('${name}') as setting`);
    if (rows[0]?.setting !== value)
      throw new Error(`its setting ${name} is ${rows[0]?.setting}, not ${value}`);
  }
  const { syncs, logBytes } = files;
  await engine.query(`select pg_logical_emit_message(true, 'parley', 'a commit at the start')`);
  if (files.logBytes === logBytes) throw new Error('a commit did not write to its log');
  if (files.syncs === syncs) throw new Error('a commit did not reach the disk, there was no fsync');
  const { entered } = engine;
  const failed = await engine.query('select 1 / 0').then(
    () => false,
    () => true,
  );
  if (!failed || engine.entered === entered) throw new Error('its own end would go unnoticed');
  if (!engine.isIdle) throw new Error('its session begins inside a transaction');
}
