import { findPostgres } from '@parley/testing/postgres';

/** A kind of database to prove things on: settings for the api, and a way to get rid of what was made. */
export interface Engine {
  readonly name: string;
  fresh(): Promise<{ readonly env: NodeJS.ProcessEnv; readonly drop: () => Promise<void> }>;
}

const embedded: Engine = {
  name: 'PGlite',
  fresh: () => Promise.resolve({ env: {}, drop: () => Promise.resolve() }),
};

const postgres = await findPostgres();

/** Every engine that this machine has. */
export const engines: readonly [Engine, ...Engine[]] = postgres
  ? [
      embedded,
      {
        name: 'PostgreSQL',
        async fresh() {
          const { databaseUrl, drop } = await postgres.fresh();
          return { env: { DATABASE_URL: databaseUrl }, drop };
        },
      },
    ]
  : [embedded];
