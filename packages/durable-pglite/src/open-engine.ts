import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { assertDurable } from './assert-durable.ts';
import { DURABLE_SETTINGS, DurableFilesystem } from './durable-filesystem.ts';
import { ensureCluster } from './empty-cluster.ts';
import { Engine } from './engine.ts';
import { MemoryFilesystem } from './memory-filesystem.ts';

/** What the migrations create extensions from. */
export const EXTENSIONS = { pg_trgm };

/**
 * Opens the engine; `null` = in memory. Throws when what was committed would not outlive a power cut.
 * `onEnd` is called, at most once, in the middle of a statement that the engine did not survive.
 */
export async function openEngine(
  directory: string | null,
  onEnd: (reason: string) => never,
): Promise<Engine> {
  if (directory === null)
    return Engine.around(
      await PGlite.create({ fs: new MemoryFilesystem(), extensions: EXTENSIONS }),
      null,
      onEnd,
    );
  await ensureCluster(directory);
  const files = new DurableFilesystem(directory);
  const startParams = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  for (const [name, value] of Object.entries(DURABLE_SETTINGS)) startParams.push('-c', `${name}=${value}`);
  try {
    const engine = Engine.around(
      await PGlite.create({ fs: files, startParams, extensions: EXTENSIONS }),
      files,
      onEnd,
    );
    await assertDurable(engine, files);
    return engine;
  } catch (error) {
    // PostgreSQL says only that it has ended; the disk knew why.
    throw files.refusal === null ? error : new Error(`the disk refused: ${files.refusal}`, { cause: error });
  }
}
