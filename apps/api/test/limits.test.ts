import { get, type IncomingMessage } from 'node:http';
import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { type Api, type ApiSettings, createApi } from '../src/index.ts';
import { patch, read } from './ask.ts';
import { type Engine, engines, postgres, startApi } from './engines.ts';

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Six waves of 60 updates at once, more than any of `baseUrls` takes; and what was acknowledged, by conversation. */
async function overload(baseUrls: readonly string[], highest: Map<number, number>): Promise<Response[]> {
  const refused: Response[] = [];
  // At once and over connections of their own, as callers come that know nothing of one another.
  const update = async (wave: number, i: number) => {
    const id = (i % 10) + 1;
    const answer = await fetch(`${baseUrls[i % baseUrls.length]}/conversations/${id}`, {
      method: 'PATCH',
      headers: { authorization: 'Bearer demo-1', 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: 1 + ((wave + i) % 3) }),
    });
    if (answer.status !== 200) {
      refused.push(answer);
      return;
    }
    const { version } = (await answer.json()) as { version: string };
    highest.set(id, Math.max(highest.get(id) ?? 0, Number(version)));
  };
  for (let wave = 0; wave < 6; wave++) {
    await Promise.all(Array.from({ length: 60 }, (_, i) => update(wave, i)));
  }
  return refused;
}

async function expectRefusals(refused: readonly Response[]): Promise<void> {
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(360);
  for (const answer of refused) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ status: 503, code: 'unavailable' });
  }
}

async function start(engine: Engine, settings: Partial<ApiSettings>) {
  const { api, stop, databaseUrl } = await startApi(engine, { demoConversations: 20, ...settings });
  cleanups.push(stop);
  return { api, databaseUrl };
}

const versionOf = async (api: Api, id: number) => Number((await read(api, id)).body.version);

describe.each(engines)('on $name', (engine) => {
  test('what comes beyond what the database can do is refused at once, and nothing acknowledged is lost', async () => {
    const { api } = await start(engine, { limits: { waiting: 12, connections: 2 } });
    const baseUrl = await api.listen();
    const highest = new Map<number, number>();
    await expectRefusals(await overload([baseUrl], highest));
    for (const [id, version] of highest) expect(await versionOf(api, id)).toBe(version);
    expect((await read(api, 1)).status).toBe(200);
  });

  test('streams of events are limited for a token and in all, and a place is free again when one ends', async () => {
    const { api } = await start(engine, { limits: { streams: 3, streamsPerToken: 2 } });
    const baseUrl = await api.listen();
    const open = (token: string): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const options = { agent: false, headers: { authorization: `Bearer ${token}` } };
        const request = get(`${baseUrl}/events`, options, resolve).on('error', reject);
        cleanups.push(() => void request.destroy());
      });
    const [first] = [await open('demo-1'), await open('demo-1')];
    const third = await open('demo-1');
    expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '5']);
    expect((await open('demo-2')).statusCode).toBe(200);
    const beyond = await open('demo-3');
    expect([beyond.statusCode, beyond.headers['retry-after']]).toEqual([503, '5']);

    first?.destroy();
    await expect.poll(async () => (await open('demo-1')).statusCode, { timeout: 10_000 }).toBe(200);
  });
});

test.skipIf(!postgres)(
  'several processes on one database refuse what is too much for them, and lose nothing that any acknowledged',
  async () => {
    const limits = { waiting: 6, connections: 2 };
    const { api, databaseUrl } = await start(postgres as Engine, { limits });
    const second = await createApi({ databaseUrl, demo: true, limits });
    cleanups.push(() => second.close());
    const highest = new Map<number, number>();
    await expectRefusals(await overload([await api.listen(), await second.listen()], highest));
    expect(highest.size).toBeGreaterThan(0);
    for (const [id, version] of highest) {
      expect([await versionOf(api, id), await versionOf(second, id)]).toEqual([version, version]);
    }
  },
);

test.skipIf(!postgres)(
  'a statement that takes too long is ended, answered with a time to wait, and has done nothing',
  async () => {
    const { api, databaseUrl } = await start(postgres as Engine, { limits: { statementMs: 300 } });
    const before = await versionOf(api, 1);
    const other = new Client({ connectionString: databaseUrl });
    await other.connect();
    await other.query('begin; select 1 from conversations where id = 1 for update');
    const answer = await patch(api, 1, { status: 'done', user_id: 2 });
    await other.query('rollback');
    await other.end();
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(await versionOf(api, 1)).toBe(before);
    expect((await patch(api, 1, { status: 'done', user_id: 2 })).status).toBe(200);
  },
);
