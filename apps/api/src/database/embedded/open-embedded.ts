import { join, resolve } from 'node:path';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Client, type ClientConfig, Pool } from 'pg';
import { StartupError } from '../../startup-error.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { lockDirectory } from './directory-lock.ts';
import { EngineThread } from './engine-thread.ts';

export const IN_MEMORY = 'memory://';

/**
 * PostgreSQL in this process, in a directory that nobody else may use meanwhile.
 * Outlives the end of the process, however it ends; not yet a power cut, for PGlite never calls fsync.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const directory = dataDir === IN_MEMORY ? IN_MEMORY : resolve(dataDir);
  const lock = directory === IN_MEMORY ? null : lockDirectory(directory);
  const engine = new EngineThread(lock === null ? IN_MEMORY : join(directory, 'pgdata'));
  try {
    await engine.waitReady;
  } catch (error) {
    lock?.release();
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `The embedded database in ${directory} does not open (${reason}); restore a backup, or set DATA_DIR to another directory.`,
      { cause: error },
    );
  }
  const pool = new Pool({ Client: clientOf(engine), max: 1, idleTimeoutMillis: 0 });
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      // A client that leaves in mid-transaction closes its session on a server; here there is only one session.
      onReserveConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('rollback'));
      },
    }),
  });
  return {
    kysely,
    listen: () => ({ stop: () => Promise.resolve() }),
    waiting: () => pool.waitingCount,
    close: async () => {
      await kysely.destroy();
      await engine.close();
      lock?.release();
    },
  };
}

/** Every client gets a connection object of its own: a shared one would hear the end of its predecessor. */
function clientOf(engine: EngineThread): new () => Client {
  return class EmbeddedClient extends Client {
    constructor() {
      // The adapter asks for a PGlite and calls two of its members; pg's types do not know `connection`.
      super(createPgConfig(engine as never) as ClientConfig);
    }
  };
}
