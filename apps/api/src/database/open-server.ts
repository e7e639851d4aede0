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
  /** The server behind the pooler, for what needs a dedicated session: LISTEN and CREATE INDEX CONCURRENTLY. */
  readonly directUrl: string | undefined;
  /** Unset = on, unless a pooler shares the sessions. */
  readonly preparedStatements: boolean | undefined;
  readonly limits: Pick<Limits, 'connections'>;
}

const STARTUP_TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 500;

/** Connects to a PostgreSQL server, 15 or newer. `onProgress` receives messages for the operator. */
export async function openServer(
  settings: ServerSettings,
  onProgress: (line: string) => void,
): Promise<Database> {
  const { url, directUrl, limits } = settings;
  const config = connectionConfig(url, 'parley-api');
  const session = await waitForServer(config, 'DATABASE_URL', onProgress);
  const direct =
    directUrl === undefined
      ? session
      : await waitForServer(connectionConfig(directUrl, 'parley-api'), 'DATABASE_DIRECT_URL', onProgress);
  if (directUrl !== undefined && !direct.isOwn) {
    throw new StartupError(
      'DATABASE_DIRECT_URL leads to a pooler too; give the address of the PostgreSQL server itself.',
    );
  }
  const ownUrl = directUrl ?? (session.isOwn ? url : undefined);
  if (!session.isOwn) {
    const listening =
      ownUrl === undefined
        ? '; without DATABASE_DIRECT_URL events of other processes arrive half a second later'
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
    ...(session.isOwn && { options: joinOptions(config.options, current) }),
  });
  const pool = new ServerPool(poolConfig(), (error) =>
    onProgress(`lost a database connection: ${error.message}`),
  );
  const prepares = settings.preparedStatements ?? session.isOwn;
  const send = prepares
    ? preparedStatements(() =>
        onProgress(
          'the server does not keep named prepared statements (a pooler?): they are disabled from now on',
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
            return { ...own, options: joinOptions(own.options, sessionSettings(direct, OPENING_LIMITS)) };
          },
    limitStatements: (ms) => {
      current = sessionSettings(session, requestLimits(ms));
      if (session.isOwn) pool.replace(poolConfig());
    },
    listen: (channel, onNotify) =>
      ownUrl === undefined
        ? startPolling(POLL_INTERVAL_MS, onNotify)
        : listenToServer(connectionConfig(ownUrl, 'parley-api events'), channel, onNotify, {
            notify: () => sql`select pg_notify(${channel}, '')`.execute(kysely),
            onProgress,
          }),
    waiting: () => pool.waiting,
    close: () => kysely.destroy(),
  };
}

function joinOptions(given: string | undefined, settings: SessionSettings): string {
  return `${given ?? ''} ${toStartupOptions(settings)}`.trim();
}

/** Waits for a server that is starting; throws a startup error for one that cannot be reached or refuses. */
async function waitForServer(
  config: ClientConfig,
  setting: string,
  onProgress: (line: string) => void,
): Promise<ServerSession> {
  const deadline = performance.now() + STARTUP_TIMEOUT_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      return await inspectSession(config);
    } catch (error) {
      if (error instanceof StartupError) throw error;
      if (!isStarting(error) || performance.now() > deadline) throw toUnreachableError(error, setting);
      if (attempt === 0) onProgress('the database server is starting; waiting for it …');
      await delay(POLL_INTERVAL_MS);
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
