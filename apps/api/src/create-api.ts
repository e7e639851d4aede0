import { type BackgroundWork, repeat } from './background/repeat.ts';
import { startBackground } from './background/start-background.ts';
import { type OpenDatabase, openDatabase, toStartupError } from './database/open-database.ts';
import { isDemoDatabase } from './demo/is-demo-database.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { EventFeed } from './events/event-feed.ts';
import { createApp, VERSION_PATH } from './http/create-app.ts';
import { DEFAULT_LIMITS, EMBEDDED_STATEMENT_TIMEOUT_MS, type Limits } from './limits.ts';
import type { App } from './routes/route-context.ts';
import { StartupError } from './startup-error.ts';

const HOUR_MS = 3_600_000;
const CLOCK_SYNC_INTERVAL_MS = 1_000;

export interface ApiSettings {
  readonly host?: string;
  /** 0 = any free port. */
  readonly port?: number;
  /** A PostgreSQL server; absent = the embedded engine. */
  readonly databaseUrl?: string | undefined;
  /** The server itself, where `databaseUrl` leads to a pooler. */
  readonly directUrl?: string | undefined;
  /** Whether to use named prepared statements; absent = unless a pooler shares the sessions. */
  readonly preparedStatements?: boolean | undefined;
  /** Directory of the embedded engine; absent = in memory. */
  readonly dataDir?: string | undefined;
  /** Whether an empty database is filled with the demo data set. */
  readonly demo: boolean;
  readonly demoConversations?: number;
  readonly logLevel?: string;
  /** How long the answer to a request with an Idempotency-Key is kept; 24 if not given. */
  readonly idempotencyHours?: number;
  /** How long events are kept for readers that come back; 72 if not given. */
  readonly eventsHours?: number;
  /** Those that are not given are `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since the epoch; absent = the time of the database server, which is one for all processes. */
  readonly now?: () => number;
  /** Receives a line about what a slow start is doing. */
  readonly onProgress?: (line: string) => void;
}

export interface Api {
  readonly app: App;
  readonly database: OpenDatabase;
  /** Whether the demo data set is in the database. */
  readonly isDemo: boolean;
  /** Starts to accept requests, and the background jobs. Resolves to the base URL, with the version path. */
  listen(): Promise<string>;
  /** Lets running requests finish, then closes the database. */
  close(): Promise<void>;
}

/** Opens and migrates the database and builds the server, which does not listen yet. */
export async function createApi(settings: ApiSettings): Promise<Api> {
  const { host = '127.0.0.1', port = 0, logLevel = 'silent' } = settings;
  const onProgress = settings.onProgress ?? (() => {});
  const embedded = settings.databaseUrl === undefined && { statementMs: EMBEDDED_STATEMENT_TIMEOUT_MS };
  const limits = { ...DEFAULT_LIMITS, ...embedded, ...settings.limits };
  const database = await openDatabase({ ...settings, limits }, onProgress);
  const now = settings.now ?? database.clock.now;
  let isDemo: boolean;
  try {
    if (settings.demo) {
      await seedDemo(database.kysely, {
        conversations: settings.demoConversations ?? 2_000,
        now: now(),
        onProgress,
      });
    }
    isDemo = await isDemoDatabase(database.kysely);
  } catch (error) {
    await database.close();
    throw toStartupError(error);
  }
  database.limitStatements(limits.statementMs);
  const { kysely } = database;
  const feed = new EventFeed(kysely);
  const idempotencyMs = (settings.idempotencyHours ?? 24) * HOUR_MS;
  const app = createApp({ kysely, database, now, feed, limits, isDemo, idempotencyMs }, logLevel);
  const eventsMs = (settings.eventsHours ?? 72) * HOUR_MS;
  const onError = (err: unknown): void => app.log.error({ err }, 'Work in the background failed.');
  const background: BackgroundWork[] = [];
  return {
    app,
    database,
    isDemo,
    listen: async () => {
      const origin = await listen(app, host, port);
      background.push(
        ...startBackground({ database, feed, now, idempotencyMs, eventsMs, onError }),
        repeat(
          CLOCK_SYNC_INTERVAL_MS,
          () => database.clock.sync(),
          // An unreachable database is reported by the other jobs.
          () => {},
        ),
      );
      return `${origin}${VERSION_PATH}`;
    },
    close: async () => {
      await Promise.all(background.map((work) => work.stop()));
      await app.close();
      await database.close();
    },
  };
}

async function listen(app: App, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why: Record<string, string> = {
      EADDRINUSE: `Port ${port} of ${host} is in use; stop the program that uses it, or set PORT to another one.`,
      EACCES: `Port ${port} of ${host} may not be used by this user; set PORT to one above 1023.`,
      EADDRNOTAVAIL: `This machine has no address ${host}; set HOST to one that it has.`,
      ENOTFOUND: `The host name ${host} is unknown; set HOST to an address of this machine.`,
    };
    const sentence = typeof code === 'string' ? why[code] : undefined;
    throw sentence === undefined ? error : new StartupError(sentence, { cause: error });
  }
}
