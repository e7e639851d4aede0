import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { ClientConfig } from 'pg';
import type { Limits } from '../limits.ts';
import { StartupError } from '../startup-error.ts';
import { detectLostCommits } from './commit-outcome.ts';
import { connectionConfig } from './connection-config.ts';
import type { Database } from './database.ts';
import { isStarting } from './database-errors.ts';
import { verifyTimeline } from './epoch.ts';
import { listenToServer, startPolling } from './listen-to-server.ts';
import { wrapInTransactions } from './pooled-sessions.ts';
import { preparedStatements, simpleStatements } from './prepared-statements.ts';
import { toKyselyPool } from './send-statement.ts';
import { ServerPool } from './server-pool.ts';
import { inspectSession, type ServerSession } from './server-session.ts';
import {
  OPENING_LIMITS,
  requestLimits,
  type SessionSettings,
  sessionSettings,
  toBegin,
  toStartupOptions,
} from './session-settings.ts';
import type { Tables } from './tables.ts';

interface ServerSettings {
  readonly url: string;
  /** Past a pooler, for what needs a session of its own: LISTEN, and indexes that are made while others write. */
  readonly directUrl: string | undefined;
  /** Unset = where sessions are our own. */
  readonly preparedStatements: boolean | undefined;
  readonly limits: Pick<Limits, 'connections'>;
}

const STARTUP_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 500;

/** A PostgreSQL server, 15 or newer. `onProgress` gets in a line what the operator should know. */
export async function openServer(
  settings: ServerSettings,
  onProgress: (line: string) => void,
): Promise<Database> {
  const { url, directUrl, limits } = settings;
  const config = connectionConfig(url, 'parley-api');
  const session = await reach(config, 'DATABASE_URL', onProgress);
  const direct =
    directUrl === undefined
      ? session
      : await reach(connectionConfig(directUrl, 'parley-api'), 'DATABASE_DIRECT_URL', onProgress);
  if (directUrl !== undefined && !direct.isOwn) {
    throw new StartupError(
      'DATABASE_DIRECT_URL leads to a pooler too; give the address of the PostgreSQL server itself.',
    );
  }
  const ownUrl = directUrl ?? (session.isOwn ? url : undefined);
  if (!session.isOwn) {
    const listening =
      ownUrl === undefined
        ? '; without DATABASE_DIRECT_URL events of other processes come half a second later'
        : '';
    onProgress(
      `DATABASE_URL leads to a pooler that shares sessions: settings are sent with each transaction${listening}`,
    );
  }

  let current = sessionSettings(session, OPENING_LIMITS);
  const poolConfig = () => ({
    ...config,
    max: limits.connections,
    verify: verifyTimeline,
    ...(session.isOwn && { options: joined(config.options, current) }),
  });
  const pool = new ServerPool(poolConfig(), (error) =>
    onProgress(`lost a database connection: ${error.message}`),
  );
  const prepares = settings.preparedStatements ?? session.isOwn;
  const send = prepares
    ? preparedStatements(() =>
        onProgress(
          'the server does not know prepared statements by name (a pooler?): none are used from now on',
        ),
      )
    : simpleStatements;
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: toKyselyPool(pool, (client) =>
        detectLostCommits(
          session.isOwn ? send(client) : wrapInTransactions(() => toBegin(current), send(client)),
        ),
      ),
    }),
  });
  return {
    kysely,
    sharesSessions: !session.isOwn,
    ownSession:
      ownUrl === undefined
        ? null
        : () => {
            const own = connectionConfig(ownUrl, 'parley-api');
            return { ...own, options: joined(own.options, sessionSettings(direct, OPENING_LIMITS)) };
          },
    limitStatements: (ms) => {
      current = sessionSettings(session, requestLimits(ms));
      if (session.isOwn) pool.replace(poolConfig());
    },
    listen: (channel, heard) =>
      ownUrl === undefined
        ? startPolling(LOOK_EVERY_MS, heard)
        : listenToServer(connectionConfig(ownUrl, 'parley-api events'), channel, heard, {
            notify: () => sql`select pg_notify(${channel}, '')`.execute(kysely),
            onProgress,
          }),
    waiting: () => pool.waiting,
    close: () => kysely.destroy(),
  };
}

function joined(given: string | undefined, settings: SessionSettings): string {
  return `${given ?? ''} ${toStartupOptions(settings)}`.trim();
}

/** Waits for a server that is starting; one that is not there, or refuses us, is said in a sentence. */
async function reach(
  config: ClientConfig,
  setting: string,
  onProgress: (line: string) => void,
): Promise<ServerSession> {
  for (const deadline = performance.now() + STARTUP_TIMEOUT_MS, said = { once: false }; ; ) {
    try {
      return await inspectSession(config);
    } catch (error) {
      if (error instanceof StartupError) throw error;
      if (!isStarting(error) || performance.now() > deadline) throw toUnreachableError(error, setting);
      if (!said.once) onProgress('the database server is starting; waiting for it …');
      said.once = true;
      await delay(LOOK_EVERY_MS);
    }
  }
}

export function toUnreachableError(error: unknown, setting = 'DATABASE_URL'): StartupError {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  const otherwise = setting === 'DATABASE_URL' ? ', or unset DATABASE_URL to use the embedded database' : '';
  return new StartupError(
    `The database of ${setting} cannot be reached (${reason}); check the address and that PostgreSQL runs${otherwise}.`,
    { cause: error },
  );
}
