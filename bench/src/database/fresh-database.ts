import { Client } from 'pg';

const SERVER = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database on the PostgreSQL server of BENCH_DATABASE_URL. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `parley_bench_${process.pid}_${Date.now()}`;
  await createDatabase(name);
  return { url: urlOf(name), drop: () => dropDatabase(name) };
}

/** Why there is no database to measure on; `null` = there is. */
export async function whyNoDatabase(): Promise<string | null> {
  return run('select').then(
    () => null,
    () => `no PostgreSQL server answers at ${SERVER}; set BENCH_DATABASE_URL to one`,
  );
}

export function urlOf(name: string): string {
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(name: string): Promise<void> {
  await run(`drop database ${name} with (force)`);
}

export async function createDatabase(name: string): Promise<void> {
  await run(`create database ${name}`);
}

export async function hasDatabase(name: string): Promise<boolean> {
  const rows = await run('select datname from pg_database');
  return rows.some((row) => row.datname === name);
}

async function run(statement: string): Promise<readonly { datname?: string }[]> {
  const client = new Client({ connectionString: SERVER });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
