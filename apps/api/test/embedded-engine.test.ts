import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { toProblem } from '../src/http/to-problem.ts';
import { type ApiSettings, createApi } from '../src/index.ts';
import { ask, patch, read } from './ask.ts';
import { temporaryDirectory } from './child-process.ts';

function directory(): string {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  return path;
}

async function open(settings: Partial<ApiSettings>) {
  const api = await createApi({ demo: true, demoConversations: 5, ...settings });
  onTestFinished(() => api.close());
  return api;
}

const FOREVER = sql`select count(*) from generate_series(1, 100000000000)`;

test('a statement that takes too long is ended, its transaction with it, and nobody else has to know', async () => {
  const api = await open({ dataDir: directory(), limits: { statementMs: 700 } });
  await api.listen();
  const { headers } = await patch(api, 1, { status: 'done' });
  const heavy = api.database.kysely.transaction().execute(async (transaction) => {
    await transaction.updateTable('users').set({ name: 'nobody' }).where('id', '=', 1).execute();
    await FOREVER.execute(transaction);
  });
  const behind = read(api, 1);
  // The rollback that cannot be said any more hides the first reason; for the API both are "unavailable".
  expect(toProblem(await heavy.catch((error: unknown) => error)).code).toBe('unavailable');
  const answer = await behind;
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  await vi.waitFor(async () => expect((await read(api, 1)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  });
  expect((await read(api, 1)).headers.etag).toBe(headers.etag);
  expect((await ask(api, '/users/me')).body).toMatchObject({ name: 'Ana Lindner' });
});

test('a transaction does not go on in the engine that is opened after its own', async () => {
  let isOpenAgain = () => {};
  const openAgain = new Promise<void>((resolve) => {
    isOpenAgain = resolve;
  });
  const onProgress = (line: string) => line.endsWith('is open again.') && isOpenAgain();
  const api = await open({ dataDir: directory(), limits: { statementMs: 700 }, onProgress });
  await api.listen();
  const half = api.database.kysely.transaction().execute(async (transaction) => {
    await FOREVER.execute(transaction).catch(() => {});
    await openAgain;
    await transaction.updateTable('users').set({ name: 'nobody' }).where('id', '=', 1).execute();
  });
  await expect(half).rejects.toThrow();
  await vi.waitFor(async () => expect((await read(api, 1)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  });
  expect((await ask(api, '/users/me')).body).toMatchObject({ name: 'Ana Lindner' });
});

test('what an unfinished first start has left is made anew', async () => {
  const dataDir = directory();
  const unfinished = join(dataDir, 'pgdata.unfinished');
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'PG_VERSION'), '18\n');
  const api = await open({ dataDir });
  expect((await read(api, 1)).status).toBe(200);
  expect(existsSync(unfinished)).toBe(false);
});
