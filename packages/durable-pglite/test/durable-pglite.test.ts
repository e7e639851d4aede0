import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DataDirectoryError, openDurablePglite } from '../src/index.ts';

function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'parley-durable-pglite-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function open(directory: string | null) {
  const engine = await openDurablePglite(directory, () => {});
  const pool = new Pool({ Client: engine.Client, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => {});
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await pool.end();
    await engine.close();
  };
  onTestFinished(close);
  return { engine, pool, close };
}

test('what was committed is there when the directory is opened again', async () => {
  const directory = temporaryDirectory();
  const first = await open(directory);
  await first.pool.query('create table kept (id integer)');
  await first.pool.query('insert into kept values (7)');
  await first.close();
  const second = await open(directory);
  expect((await second.pool.query('select id from kept')).rows).toEqual([{ id: 7 }]);
});

test('a directory that is in use is refused, and so is one that is none', async () => {
  const directory = temporaryDirectory();
  const { close } = await open(directory);
  const refused = await openDurablePglite(directory, () => {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DataDirectoryError);
  expect(refused).toMatchObject({ inUse: true });
  await close();
  await open(directory);
  const none = await openDurablePglite('/dev/null', () => {}).catch((error: unknown) => error);
  expect(none).toBeInstanceOf(DataDirectoryError);
  expect(none).toMatchObject({ inUse: false });
});

test('a statement beyond the limit ends with a code of PostgreSQL, and the next engine has what was committed', async () => {
  const { engine, pool } = await open(temporaryDirectory());
  await pool.query('create table kept (id integer)');
  engine.limitStatements(500);
  await expect(pool.query('select count(*) from generate_series(1, 100000000000)')).rejects.toMatchObject({
    code: '57014',
  });
  await vi.waitFor(async () => expect((await pool.query('select * from kept')).rows).toEqual([]), {
    timeout: 30_000,
    interval: 100,
  });
});

test('an abandoned transaction leaves nothing, and its client cannot go on in the next engine', async () => {
  const { engine, pool } = await open(temporaryDirectory());
  await pool.query('create table kept (id integer)');
  const client = await pool.connect();
  client.on('error', () => {});
  await client.query('begin');
  await client.query('insert into kept values (7)');
  expect(engine.idle).toBe(false);
  engine.abandonTransaction();
  await expect(client.query('commit')).rejects.toMatchObject({ code: '57P03' });
  client.release(true);
  await vi.waitFor(async () => expect((await pool.query('select * from kept')).rows).toEqual([]), {
    timeout: 30_000,
    interval: 100,
  });
});
