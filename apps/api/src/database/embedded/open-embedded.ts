import { join, resolve } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { StartupError } from '../../startup-error.ts';
import { judgingCommits } from '../commit-outcome.ts';
import type { Database } from '../database.ts';
import { preparedStatements } from '../prepared-statements.ts';
import { toKyselyPool } from '../send-statement.ts';
import type { Tables } from '../tables.ts';
import { lockDirectory } from './directory-lock.ts';
import { clientOf } from './embedded-client.ts';
import { EngineAway } from './engine-away.ts';
import { EngineSupervisor } from './engine-supervisor.ts';

export const IN_MEMORY = 'memory://';

/**
 * PostgreSQL in this process, in a directory that nobody else may use meanwhile.
 * What it has committed is on the disk: it outlives the end of the process and a power cut.
 */
export async function openEmbedded(dataDir: string, onProgress: (line: string) => void): Promise<Database> {
  const directory = dataDir === IN_MEMORY ? null : resolve(dataDir);
  const lock = directory === null ? null : lockDirectory(directory);
  const engine = await openOrSay(directory, onProgress).catch((error: unknown) => {
    lock?.release();
    throw error;
  });
  const pool = new Pool({ Client: clientOf(engine), max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => {});
  const send = preparedStatements();
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: toKyselyPool(pool, (client) => judgingCommits(send(client))),
      // A client that leaves in mid-transaction closes its session on a server; here there is only one session.
      // Throws nothing, for Kysely would keep the connection then; a dead engine refuses what comes next.
      onReserveConnection: async (connection) => {
        const { thread } = engine;
        if (!thread.idle) await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
        if (!thread.idle) thread.abandon(new EngineAway('ended', 'A transaction that was left does not end'));
      },
    }),
  });
  return {
    kysely,
    ownSession: null,
    sharesSessions: false,
    limitStatements: (ms) => {
      // To end a statement is to open the engine again, and in memory there would be nothing to open.
      if (directory !== null) engine.statementMs = ms;
    },
    listen: () => ({ stop: () => Promise.resolve() }),
    waiting: () => pool.waitingCount,
    close: async () => {
      await kysely.destroy();
      await engine.close();
      lock?.release();
    },
  };
}

async function openOrSay(
  directory: string | null,
  onProgress: (line: string) => void,
): Promise<EngineSupervisor> {
  try {
    return await EngineSupervisor.open(directory && join(directory, 'pgdata'), onProgress);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `The embedded database in ${directory ?? 'memory'} does not open (${reason}); restore a backup, or set DATA_DIR to another directory.`,
      { cause: error },
    );
  }
}
