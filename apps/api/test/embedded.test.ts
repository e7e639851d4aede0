import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, patch, read } from './ask.ts';
import { engines, startApi } from './engines.ts';

describe.each(engines)('on $name, the database', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { demoConversations: 5 }));
  });
  afterAll(() => stop());

  const nameOf = (id: number) =>
    api.database.kysely.selectFrom('users').select('name').where('id', '=', id).executeTakeFirst();

  test('keeps nothing of a transaction that was left in the middle', async () => {
    // Leaves as a broken client does: nobody says rollback.
    const connection = api.database.kysely.connection();
    await connection.execute(async (kysely) => {
      await sql`begin`.execute(kysely);
      await kysely.updateTable('users').set({ name: 'nobody' }).where('id', '=', 1).execute();
      if (engine.name === 'PostgreSQL') await sql`rollback`.execute(kysely);
    });
    expect(await nameOf(1)).toEqual({ name: 'Ana Lindner' });
    await patch(api, 1, { status: 'done' });
    expect(await nameOf(1)).toEqual({ name: 'Ana Lindner' });
  });

  test('refuses to commit a transaction in which a statement failed', async () => {
    const broken = api.database.kysely.transaction().execute(async (transaction) => {
      await transaction.updateTable('users').set({ name: 'nobody' }).where('id', '=', 1).execute();
      await sql`select 1 / 0`.execute(transaction).catch(() => {});
    });
    await expect(broken).rejects.toThrow();
    expect(await nameOf(1)).toEqual({ name: 'Ana Lindner' });
  });

  test.each([
    ['a statement that is no SQL', sql`selec 1`, '42601'],
    ['a value of the wrong type', sql`select ${'abc'}::integer`, '22P02'],
    ['a key twice', sql`insert into deployment (demo) values (true)`, '23505'],
    ['a user who does not exist', sql`update conversations set user_id = 4711`, '23503'],
    ['a status that does not exist', sql`update conversations set status = 'closed'`, '23514'],
  ])('reports %s by its code, and works on', async (_what, statement, code) => {
    await expect(statement.execute(api.database.kysely)).rejects.toMatchObject({ code });
    expect((await read(api, 1)).status).toBe(200);
  });

  test('gives the same types for every kind of value', async () => {
    const { rows } = await sql`select 1::integer as i, 1.5::float8 as f, true as b, 'ä😀'::text as t,
      '2026-01-01T00:00:00.1239Z'::timestamptz(3) as at, 'infinity'::timestamptz as never,
      '{"a":[1]}'::jsonb as j, array['x','y'] as l, null as n, ${'p'}::text as p`.execute(
      api.database.kysely,
    );
    expect(rows).toEqual([
      {
        i: 1,
        f: 1.5,
        b: true,
        t: 'ä😀',
        at: new Date('2026-01-01T00:00:00.124Z'),
        never: Number.POSITIVE_INFINITY,
        j: { a: [1] },
        l: ['x', 'y'],
        n: null,
        p: 'p',
      },
    ]);
  });

  test('answers requests that come at once, each with its own row', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5, 1, 2, 3, 4, 5].map((id) => read(api, id)));
    expect(answers.map(({ body }) => body.id)).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  });

  test('leaves the process free while a heavy query runs', async () => {
    const heavy = sql`select count(*) from generate_series(1, 3000000)`.execute(api.database.kysely);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const health = await api.app.inject({ url: '/health' });
    await heavy;
    clearInterval(timer);
    expect(health.statusCode).toBe(200);
    expect(ticks).toBeGreaterThan(3);
  });

  test('is unavailable, not broken, once it is gone', async () => {
    const { api: other, stop: stopOther } = await startApi(engine, { demo: false });
    onTestFinished(stopOther);
    await other.database.close();
    const { status, body, headers } = await ask(other, '/');
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(headers['retry-after']).toBeDefined();
  });
});
