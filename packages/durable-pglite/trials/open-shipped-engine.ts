import { PGlite } from '@electric-sql/pglite';
import { ensureCluster } from '../src/empty-cluster.ts';
import { Engine } from '../src/engine.ts';
import { EXTENSIONS, type openEngine as openDurableEngine } from '../src/open-engine.ts';

/** Stands in for the api's own: the same cluster, but PGlite's file system and parameters. */
export const openEngine: typeof openDurableEngine = async (directory, onEnd) => {
  if (directory !== null) await ensureCluster(directory);
  return Engine.around(
    await PGlite.create(directory ?? 'memory://', { extensions: EXTENSIONS }),
    null,
    onEnd,
  );
};
