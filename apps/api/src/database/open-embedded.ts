import { resolve } from 'node:path';
import { DataDirectoryError, type DurablePglite, openDurablePglite } from '@parley/durable-pglite';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { StartupError } from '../startup-error.ts';
import { detectLostCommits } from './commit-outcome.ts';
import type { Database } from './database.ts';
import { preparedStatements } from './prepared-statements.ts';
import { toKyselyPool } from './send-statement.ts';
import type { Tables } from './tables.ts';

export const IN_MEMORY = 'memory://';

/**
 * Opens PostgreSQL in this process, in a directory that no other process may use meanwhile. Commits are on the disk:
 * they survive the end of the process and a power failure.
 */
export async function openEmbedded(dataDir: string, onProgress: (line: string) => void): Promise<Database> {
  const directory = dataDir === IN_MEMORY ? null : resolve(dataDir);
  const engine = await openEngine(directory, onProgress);
  const pool = new Pool({ Client: engine.Client, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => {});
  const send = preparedStatements();
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: toKyselyPool(pool, (client) => detectLostCommits(send(client))),
      // On a server, an abandoned transaction ends with its session; here there is only one session.
      // Must not throw, or Kysely would keep the connection; a dead engine refuses the next statement.
      onReserveConnection: async (connection) => {
        if (!engine.idle) await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
        if (!engine.idle) engine.abandonTransaction();
      },
    }),
  });
  return {
    kysely,
    ownSession: null,
    sharesSessions: false,
    limitStatements: (ms) => engine.limitStatements(ms),
    listen: () => ({ stop: () => Promise.resolve() }),
    waiting: () => pool.waitingCount,
    close: async () => {
      await kysely.destroy();
      await engine.close();
    },
  };
}

async function openEngine(
  directory: string | null,
  onProgress: (line: string) => void,
): Promise<DurablePglite> {
  try {
    return await openDurablePglite(directory, onProgress);
  } catch (error) {
    throw new StartupError(toSentence(directory, error), { cause: error });
  }
}

function toSentence(directory: string | null, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof DataDirectoryError)) {
    return `The embedded database in ${directory ?? 'memory'} does not open (${reason}); restore a backup, or set DATA_DIR to another directory.`;
  }
  return error.inUse
    ? `The data directory ${directory} is in use by another process; stop that process, or set DATA_DIR to another directory.`
    : `The data directory ${directory} cannot be used (${reason}); set DATA_DIR to a directory that can be written.`;
}
