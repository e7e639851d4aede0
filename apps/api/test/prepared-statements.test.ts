import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { patch, read } from './ask.ts';
import { type Engine, postgres, startApi } from './engines.ts';

const SETTINGS = { demoConversations: 5, limits: { connections: 1 } };

async function start() {
  const { api, stop, databaseUrl } = await startApi(postgres as Engine, SETTINGS);
  onTestFinished(stop);
  const other = new Client({ connectionString: databaseUrl });
  await other.connect();
  return { api, other };
}

test.skipIf(!postgres)('a process goes on answering while the next version adds columns', async () => {
  const { api, other } = await start();
  const paths = ['/conversations/1', '/conversations', '/users', '/users/me', '/conversations/1/history'];
  const askAll = async () => {
    for (const path of paths) expect((await api.app.inject(request(path))).statusCode, path).toBe(200);
    for (const status of ['done', 'to-do'] as const)
      expect((await patch(api, 1, { status })).status).toBe(200);
  };
  await askAll();
  for (const table of ['conversations', 'users', 'tokens', 'history', 'events', 'messages', 'profiles']) {
    await other.query(`alter table ${table} add column added_later text`);
  }
  await other.end();
  await askAll();
});

test.skipIf(!postgres)(
  'one row is read by a statement that was planned before, a list by one for its values',
  async () => {
    const { api, other } = await start();
    for (const _ of [1, 2]) await read(api, 1);
    await api.app.inject(request('/conversations?user_id=1'));
    // The pool has one connection, and it is the same that the requests had.
    const { rows } = await api.database.kysely.executeQuery<{ statement: string }>({
      ...api.database.kysely.selectNoFrom((eb) => eb.val(1).as('one')).compile(),
      sql: 'select statement from pg_prepared_statements',
      parameters: [],
    });
    await other.end();
    const prepared = rows.map(({ statement }) => statement);
    expect(prepared.filter((text) => text.includes('where c.id = $1'))).toHaveLength(1);
    expect(prepared.filter((text) => text.includes('lateral'))).toEqual([]);
  },
);

function request(path: string) {
  return { url: `/third-party/v1${path}`, headers: { authorization: 'Bearer demo-1' } };
}
