import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type Api, type ApiSettings, createApi } from '../src/index.ts';

/** A kind of database to run a suite on. */
export interface Engine {
  readonly name: string;
  /** Settings for a fresh, empty database, and a way to get rid of it. */
  fresh(): Promise<{
    readonly settings: Pick<ApiSettings, 'databaseUrl'>;
    readonly drop: () => Promise<void>;
  }>;
}

const embedded: Engine = {
  name: 'PGlite',
  fresh: () => Promise.resolve({ settings: {}, drop: () => Promise.resolve() }),
};

function server(url: URL): Engine {
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    name: 'PostgreSQL',
    fresh: async () => {
      const name = `parley_test_${process.pid}_${randomBytes(4).toString('hex')}`;
      await run(`create database ${name}`);
      const databaseUrl = new URL(url);
      databaseUrl.pathname = `/${name}`;
      return {
        settings: { databaseUrl: databaseUrl.href },
        drop: () => run(`drop database ${name} with (force)`),
      };
    },
  };
}

async function findServer(): Promise<Engine | null> {
  const given = process.env.TEST_DATABASE_URL;
  const candidates = given
    ? [given]
    : ['postgres://postgres:postgres@127.0.0.1:5432/postgres', 'postgres://root@127.0.0.1:5432/postgres'];
  for (const candidate of candidates) {
    const client = new Client({ connectionString: candidate, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return server(new URL(candidate));
    } catch {
      // The next one may answer.
    }
  }
  return null;
}

/** The PostgreSQL server to test on; `null` = none answers, which is said in a line. */
export const postgres: Engine | null = await findServer();
if (!postgres) console.log('skipped: PostgreSQL, no server answers; set TEST_DATABASE_URL to one.');

/** Every engine that this machine has. */
export const engines: readonly Engine[] = postgres ? [embedded, postgres] : [embedded];

/** An API over a fresh database, by default with a small demo data set; `stop` removes both. */
export async function startApi(engine: Engine, settings: Partial<ApiSettings> = {}) {
  const { settings: database, drop } = await engine.fresh();
  const api: Api = await createApi({ demo: true, demoConversations: 120, ...database, ...settings });
  return {
    api,
    databaseUrl: database.databaseUrl,
    stop: async () => {
      await api.close();
      await drop();
    },
  };
}
