import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Limits } from '../limits.ts';
import { StartupError } from '../startup-error.ts';
import type { Database } from './database.ts';
import { verifyTimeline } from './epoch.ts';
import { listenToServer } from './listen-to-server.ts';
import { withPreparedStatements } from './prepared-statements.ts';
import type { Tables } from './tables.ts';

/** A PostgreSQL server, 15 or newer. `onIdleError` hears of connections that break while nobody uses them. */
export async function openServer(
  url: string,
  limits: Pick<Limits, 'connections' | 'statementMs'>,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: limits.statementMs,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'parley-api',
    // As on any disk without arms: with the default of 4, a few rows of a small table are found by reading all of it.
    options: '-c random_page_cost=1.1',
    verify: verifyTimeline,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', onIdleError);
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withPreparedStatements(pool) }) });
  try {
    const client = await pool.connect();
    client.release();
  } catch (error) {
    await kysely.destroy();
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StartupError(
      `The database of DATABASE_URL cannot be reached (${reason}); check the address and that PostgreSQL runs, or unset DATABASE_URL to use the embedded database.`,
      { cause: error },
    );
  }
  return {
    kysely,
    limitStatements: () => {},
    listen: (channel, heard) => listenToServer(url, channel, heard),
    waiting: () => pool.waitingCount,
    close: () => kysely.destroy(),
  };
}
