import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A kind of database to prove things on: settings for the api, and a way to get rid of what was made. */
export interface Engine {
  readonly name: string;
  fresh(): Promise<{ readonly env: NodeJS.ProcessEnv; readonly drop: () => Promise<void> }>;
}

const embedded: Engine = {
  name: 'PGlite',
  fresh: () => Promise.resolve({ env: {}, drop: () => Promise.resolve() }),
};

function server(url: string): Engine {
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    name: 'PostgreSQL',
    fresh: async () => {
      const name = `parley_proof_${randomBytes(6).toString('hex')}`;
      await run(`create database ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return { env: { DATABASE_URL: own.href }, drop: () => run(`drop database ${name} with (force)`) };
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

const candidates = process.env.TEST_DATABASE_URL
  ? [process.env.TEST_DATABASE_URL]
  : ['postgres://postgres:postgres@127.0.0.1:5432/postgres', 'postgres://root@127.0.0.1:5432/postgres'];

const found: string[] = [];
for (const url of candidates) if (found.length === 0 && (await answers(url))) found.push(url);

/** Every engine that this machine has. */
export const engines: readonly [Engine, ...Engine[]] = [embedded, ...found.map(server)];
