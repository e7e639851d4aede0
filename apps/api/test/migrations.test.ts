import { createHash } from 'node:crypto';
import { findPostgres } from '@parley/testing/postgres';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../src/database/migrate.ts';
import { createApi } from '../src/index.ts';
import { ask, read } from './ask.ts';

const postgres = await findPostgres();

/** A database that had a migration never has it again: what it says must stay. A new one is added here. */
const FROZEN: Record<string, string> = {
  '0001-conversations': 'b9f6dc737a61bb16',
  '0002-history': '445b1a2a67d8ad41',
  '0003-lists': 'c9f1dc92ecf3e5a5',
  '0004-search': '32a938357ece7a30',
  '0005-epochs': '88dcd2a619ade1ca',
  '0006-events-at-commit': 'ff260112c9acab76',
};

/** What a migration sends to a database that gives no rows. */
async function statementsOf(name: string): Promise<string> {
  const statements: unknown[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query: { sql, parameters } }) => void statements.push([sql, parameters]),
  });
  await MIGRATIONS[name]?.up(db);
  return createHash('sha256').update(JSON.stringify(statements)).digest('hex').slice(0, 16);
}

test('every migration is what it was when it was written', async () => {
  const now = await Promise.all(
    Object.keys(MIGRATIONS).map(async (name) => [name, await statementsOf(name)]),
  );
  expect(Object.fromEntries(now)).toEqual(FROZEN);
});

describe.skipIf(!postgres)('on PostgreSQL', () => {
  async function database() {
    if (!postgres) throw new Error('There is no server.');
    const { databaseUrl, drop } = await postgres.fresh();
    const other = new Client({ connectionString: databaseUrl });
    await other.connect();
    onTestFinished(async () => {
      await other.end();
      await drop();
    });
    const open = async () => {
      const api = await createApi({ demo: true, demoConversations: 5, databaseUrl });
      onTestFinished(() => api.close());
      return api;
    };
    return { other, open };
  }

  test('a database that had another form of a migration is refused in a sentence', async () => {
    const { other, open } = await database();
    await (await open()).close();
    await other.query('alter table messages drop column whatsapp_campaign');
    await expect(open()).rejects.toThrow(
      /^The tables of the database do not match this version of the API \(.+\); use .+\.$/,
    );
  });

  test('an index of the right name and another definition is made anew', async () => {
    const { other, open } = await database();
    await (await open()).close();
    const definition = async () =>
      (
        await other.query(
          "select pg_get_indexdef('conversations_by_newest_latest_message'::regclass) as text",
        )
      ).rows[0]?.text;
    const right = await definition();
    await other.query('drop index conversations_by_newest_latest_message');
    await other.query('create index conversations_by_newest_latest_message on conversations (id)');
    await (await open()).close();
    expect(await definition()).toBe(right);
  });

  test('a large table is indexed while the API answers, and readiness says so', async () => {
    const { other, open } = await database();
    await (await open()).close();
    await other.query(`insert into conversations (channel, status, agent_id, customer_id)
      select channel, status, agent_id, customer_id from conversations, generate_series(1, 3000) where id <= 5`);
    await other.query('drop index conversation_search_text');
    await other.query('begin; lock table conversation_search in share update exclusive mode');
    const api = await open();
    const ready = async () => JSON.parse((await api.app.inject({ url: '/ready' })).body);
    expect(await ready()).toEqual({ status: 'ok', missing_indexes: ['conversation_search_text'] });
    expect((await read(api, 1)).status).toBe(200);
    expect((await ask(api, '/conversations')).status).toBe(200);
    await other.query('commit');
    await expect.poll(ready, { timeout: 30_000 }).toEqual({ status: 'ok' });
  });
});
