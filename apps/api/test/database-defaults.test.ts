import { findPostgres } from '@parley/testing/postgres';
import { serverFolder } from '@parley/testing/postgres-cluster';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApi } from '../src/index.ts';
import { findPooler, Pooler } from '../trials/pooler.ts';
import { ask, patch, read } from './ask.ts';
import { startReader } from './event-reader.ts';

const postgres = await findPostgres();
const pooler = findPooler();
if (pooler === null) console.log('skipped: databases behind a pooler, no PgBouncer here.');

const DEFAULTS = [
  "default_transaction_isolation = 'serializable'",
  "default_transaction_isolation = 'repeatable read'",
  'statement_timeout = 50',
  'lock_timeout = 50',
  "search_path = 'nowhere'",
  "timezone = 'America/New_York'",
  "datestyle = 'German, DMY'",
  "intervalstyle = 'iso_8601'",
  'standard_conforming_strings = off',
  "bytea_output = 'escape'",
  'extra_float_digits = -15',
  'synchronous_commit = off',
] as const;

/** A database with these defaults. */
async function databaseWith(defaults: readonly string[]) {
  if (!postgres) throw new Error('There is no server.');
  const { databaseUrl, drop } = await postgres.fresh();
  onTestFinished(drop);
  const run = async (statement: string) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('set default_transaction_read_only = off');
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  };
  const name = new URL(databaseUrl).pathname.slice(1);
  if (defaults.length > 0) {
    await run(defaults.map((one) => `alter database ${name} set ${one}`).join(';'));
  }
  return { databaseUrl, name, run };
}

async function open(databaseUrl: string, settings: object = {}) {
  const lines: string[] = [];
  const onProgress = (line: string) => void lines.push(line);
  const api = await createApi({ demo: true, demoConversations: 5, databaseUrl, onProgress, ...settings });
  onTestFinished(() => api.close());
  return { api, lines };
}

async function usesEverything(databaseUrl: string, settings: object = {}) {
  const { api, lines } = await open(databaseUrl, settings);
  const reader = await startReader(await api.listen());
  onTestFinished(() => reader.cut());
  const snooze = new Date(Date.now() + 3_600_000).toISOString();
  const answers = await Promise.all(
    [1, 2, 3, 4].flatMap((user_id) => [
      patch(api, 1, { user_id, snooze_until: snooze }, { 'idempotency-key': `a${user_id}` }),
      ask(api, '/conversations?q=an'),
      ask(api, '/conversations/index'),
    ]),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(answers.length).fill(200));
  const again = await patch(api, 1, { user_id: 1, snooze_until: snooze }, { 'idempotency-key': 'a1' });
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect((await read(api, 1)).body).toMatchObject({ snooze_until: snooze });
  await reader.until(({ changes }) => changes.length >= 4);
  return { api, lines };
}

describe.skipIf(!postgres)('a database whose defaults are others', () => {
  test.each(DEFAULTS)('%s is used as any', async (one) => {
    await usesEverything((await databaseWith([one])).databaseUrl);
  });

  test('that only reads answers reads, and says 503 to changes', async () => {
    const { databaseUrl, name, run } = await databaseWith([]);
    const { api } = await open(databaseUrl, { limits: { connections: 1 } });
    await run(`alter database ${name} set default_transaction_read_only = on`);
    await run(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'parley-api' and datname = current_database()`);
    await expect.poll(async () => (await read(api, 1)).status).toBe(200);
    const refused = await patch(api, 1, { status: 'done', user_id: 4 });
    expect(refused).toMatchObject({ status: 503, body: { code: 'read-only' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await expect(open(databaseUrl)).rejects.toThrow(/^The database of DATABASE_URL is read-only/);
  });
});

describe.skipIf(!postgres || pooler === null)('behind PgBouncer in transaction mode', () => {
  async function pooled(defaults: readonly string[], ignoring: readonly string[]) {
    const database = await databaseWith(defaults);
    const folder = serverFolder();
    const between = await Pooler.start(pooler ?? '', folder.path, database.databaseUrl, ignoring);
    onTestFinished(async () => {
      await between.stop();
      folder.remove();
    });
    return { ...database, pooledUrl: between.url };
  }

  test.each([
    ['ignored', ['options']],
    ['refused', []],
  ])(
    'a database is used as any, by two processes, where settings of the start are %s',
    async (_, ignoring) => {
      const { pooledUrl } = await pooled(DEFAULTS.slice(0, 8), ignoring);
      const { api, lines } = await usesEverything(pooledUrl);
      expect(lines.join()).toMatch(/leads to a pooler that shares sessions.*without DATABASE_DIRECT_URL/);
      const { api: second } = await open(pooledUrl);
      const reader = await startReader(await second.listen());
      onTestFinished(() => reader.cut());
      expect((await patch(api, 2, { status: 'done', user_id: 3 })).status).toBe(200);
      await reader.until(({ changes }) => changes.length > 0);
      expect((await read(second, 2)).body.status).toBe('done');
    },
  );

  test('events come by LISTEN over the direct address', async () => {
    const { pooledUrl, databaseUrl, run } = await pooled([], ['options']);
    const { api, lines } = await open(pooledUrl, { directUrl: databaseUrl });
    await api.listen();
    expect(lines.join()).not.toContain('without DATABASE_DIRECT_URL');
    const listening = `select 1 from pg_stat_activity
      where application_name = 'parley-api events' and datname = current_database()`;
    await expect.poll(() => run(listening)).toHaveLength(1);
    const wrong = open(pooledUrl, { directUrl: pooledUrl });
    await expect(wrong).rejects.toThrow(/^DATABASE_DIRECT_URL leads to a pooler too/);
  });
});
