import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A PostgreSQL server that tests may use. */
export interface Postgres {
  /** A fresh, empty database, and a way to get rid of it whoever still uses it. */
  fresh(): Promise<{ readonly databaseUrl: string; readonly drop: () => Promise<void> }>;
}

/** `TEST_DATABASE_URL`, or the server of this machine where it answers; `null` = there is none. */
export async function findPostgres(): Promise<Postgres | null> {
  const given = process.env.TEST_DATABASE_URL;
  const candidates = given
    ? [given]
    : ['postgres://postgres:postgres@127.0.0.1:5432/postgres', 'postgres://root@127.0.0.1:5432/postgres'];
  for (const url of candidates) if (await answers(url)) return server(url);
  return null;
}

function server(url: string): Postgres {
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    async fresh() {
      const name = `parley_test_${process.pid}_${randomBytes(4).toString('hex')}`;
      await run(`create database ${name}`);
      const databaseUrl = new URL(url);
      databaseUrl.pathname = `/${name}`;
      return { databaseUrl: databaseUrl.href, drop: () => run(`drop database ${name} with (force)`) };
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
