import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, type ProblemBody, patch } from './ask.ts';
import { violations } from './contract-validator.ts';
import { engines, startApi } from './engines.ts';

interface Entry {
  readonly id: number;
  readonly version: string;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly cause: string;
  readonly user_id: number | null;
}
interface Page {
  readonly data: readonly Entry[];
  readonly next_cursor: string | null;
}

describe.each(engines)('on $name, the history', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let id = 0;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine));
  });
  afterAll(() => stop());

  const history = (query = '') => ask<Page>(api, `/conversations/${id}/history${query}`);
  const start = async (state: object) => {
    id += 1;
    await patch(api, id, { user_id: null, snooze_until: null, ...state });
    const known = (await history()).body.data[0]?.id ?? 0;
    return async () =>
      (await history()).body.data
        .filter((entry) => entry.id > known)
        .map(({ field, from, to, cause, user_id }) => ({ field, from, to, cause, user_id }));
  };

  test('has an entry per field, with its cause and its user', async () => {
    const added = await start({ status: 'to-do' });
    const update = { status: 'in-progress', user_id: 3, snooze_until: '2100-01-01T10:00:00.123456+02:00' };
    const { body } = await patch(api, id, update, {
      authorization: 'Bearer demo-2',
      'implied-fields': ' user_id , ',
    });
    expect(await added()).toEqual([
      { field: 'snooze_until', from: null, to: '2100-01-01T08:00:00.123Z', cause: 'EXPLICIT', user_id: 2 },
      { field: 'user_id', from: null, to: 3, cause: 'POLICY', user_id: null },
      { field: 'status', from: 'to-do', to: 'in-progress', cause: 'EXPLICIT', user_id: 2 },
    ]);
    const page = (await history('?limit=3')).body;
    expect(page.data.map(({ version }) => version)).toEqual(Array(3).fill(body.version));
    expect(violations('HistoryPage', page)).toEqual([]);
  });

  test('gives what finishing brings to the policy', async () => {
    const added = await start({ status: 'to-do' });
    await patch(api, id, { snooze_until: '2100-01-01T00:00:00Z' });
    await patch(api, id, { status: 'done' });
    expect((await added()).slice(0, 2)).toEqual([
      { field: 'snooze_until', from: '2100-01-01T00:00:00.000Z', to: null, cause: 'POLICY', user_id: null },
      { field: 'status', from: 'to-do', to: 'done', cause: 'EXPLICIT', user_id: 1 },
    ]);
  });

  test.each<[string, object, Record<string, string>]>([
    ['nothing asked', {}, {}],
    ['the values that it has', { status: 'to-do', user_id: null, snooze_until: null }, {}],
    ['a stale If-Match', { status: 'done' }, { 'if-match': '"0"' }],
    ['an unknown user', { status: 'done', user_id: 4711 }, {}],
    ['an unknown implied field', { status: 'done' }, { 'implied-fields': 'status, name' }],
  ])('has no entry for %s', async (_what, update, headers) => {
    const added = await start({ status: 'to-do' });
    await patch(api, id, update, headers);
    expect(await added()).toEqual([]);
  });

  test('says which fields may be implied', async () => {
    const answer = await patch<ProblemBody>(api, 1, {}, { 'implied-fields': 'name' });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/implied-fields' }] } });
  });

  test('is walked by pages, newest first, each entry once', async () => {
    await start({ status: 'to-do' });
    for (let i = 0; i < 6; i++) await patch(api, id, { user_id: (i % 8) + 1 });
    const all = (await history()).body.data;
    const walked: Entry[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await history(`?limit=2${cursor}`);
      walked.push(...body.data);
      if (body.next_cursor === null) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(walked).toEqual(all);
    expect(walked.map((entry) => entry.id)).toEqual(walked.map((entry) => entry.id).sort((a, b) => b - a));
  });

  test.each(['limit=0', 'limit=101', 'limit=1e1', 'cursor=x', 'cursor=', 'since=1'])(
    'refuses %s',
    async (query) => {
      expect((await ask(api, `/conversations/1/history?${query}`)).status).toBe(422);
    },
  );

  test.each(['99999', '007', 'x'])('of conversation %s is not there', async (unknown) => {
    const { status, body } = await ask<ProblemBody>(api, `/conversations/${unknown}/history`);
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'conversation-not-found' });
  });

  test('agrees with every version between two states, whoever changes at once', async () => {
    await start({ status: 'to-do' });
    const first = Number((await patch(api, id, {})).body.version);
    await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        patch(api, id, i % 3 ? { user_id: (i % 8) + 1 } : { status: i % 2 ? 'done' : 'to-do' }),
      ),
    );
    const last = Number((await patch(api, id, {})).body.version);
    const entries = (await history('?limit=100')).body.data.filter(({ version }) => Number(version) > first);
    expect(new Set(entries.map(({ version }) => Number(version)))).toEqual(
      new Set(Array.from({ length: last - first }, (_, i) => first + 1 + i)),
    );
    for (const field of ['status', 'user_id']) {
      const chain = entries.filter((entry) => entry.field === field).reverse();
      for (const [i, entry] of chain.slice(1).entries()) expect(entry.from).toBe(chain[i]?.to);
    }
  });
});
