import { findPostgres, type Postgres } from '@parley/testing/postgres';
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

function server({ fresh }: Postgres): Engine {
  return {
    name: 'PostgreSQL',
    async fresh() {
      const { databaseUrl, drop } = await fresh();
      return { settings: { databaseUrl }, drop };
    },
  };
}

const found = await findPostgres();

/** The PostgreSQL server to test on; `null` = none answers, which is said in a line. */
export const postgres: Engine | null = found && server(found);
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
