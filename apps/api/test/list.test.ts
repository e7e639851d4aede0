import type { Conversation } from '@parley/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, type ProblemBody, patch } from './ask.ts';
import { engines, startApi } from './engines.ts';

interface Page {
  readonly data: Conversation[];
  readonly next_cursor: string | null;
}
interface Index {
  readonly ids: number[];
  readonly total: number;
  readonly counts: Record<string, number>;
}

const SIZE = 120;
const idsOf = (conversations: readonly Conversation[]) => conversations.map(({ id }) => id);

describe.each(engines)('on $name, the list of conversations', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  let all: Conversation[] = [];

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { demoConversations: SIZE }));
    await plantTies();
    all = await walk('', 100);
  });
  afterAll(() => stop());

  /** A demo has no two messages at one instant: give some one time, and some none. */
  const plantTies = async () => {
    const at = new Date('2026-01-01T00:00:00.123Z');
    const tied = { latest_message_at: at, reply_until: at, created_at: at };
    const empty = { latest_message_at: null, reply_until: null, created_at: null };
    const rows = api.database.kysely.updateTable('conversations');
    await rows.set(tied).where('id', '>', 20).where('id', '<=', 45).execute();
    await rows.set(empty).where('id', '>', 45).where('id', '<=', 60).execute();
  };

  const walk = async (query: string, limit: number): Promise<Conversation[]> => {
    const found: Conversation[] = [];
    let cursor = '';
    for (;;) {
      const page = await ask<Page>(api, `/conversations?limit=${limit}${query}${cursor}`);
      expect(page.status).toBe(200);
      found.push(...page.body.data);
      if (page.body.next_cursor === null) return found;
      expect(page.body.data).toHaveLength(limit);
      cursor = `&cursor=${encodeURIComponent(page.body.next_cursor)}`;
    }
  };

  const filters: readonly [string, (conversation: Conversation) => boolean][] = [
    ['', () => true],
    ['&status=to-do', (c) => c.status === 'to-do'],
    ['&status=to-do,in-progress', (c) => c.status !== 'done'],
    ['&channel=widget,bridge', (c) => c.channel !== 'whatsapp'],
    ['&user_id=none', (c) => !c.user],
    ['&user_id=3', (c) => c.user?.id === 3],
    ['&user_id=3,none', (c) => !c.user || c.user.id === 3],
    ['&unread=true', (c) => (c.unread_customer_messages_count ?? 0) > 0],
    [
      '&status=done&channel=whatsapp&user_id=1,2',
      (c) => c.status === 'done' && c.channel === 'whatsapp' && [1, 2].includes(c.user?.id ?? 0),
    ],
  ];
  const sorts = ['-latest_message', 'latest_message', 'reply_until', '-created_at', 'created_at'];
  const cases = filters.flatMap(([query, matches]) => sorts.map((sort) => ({ query, matches, sort })));

  test.each(cases)('walks $query by $sort, every row once, in the order of the index', async (one) => {
    const query = `${one.query}&sort=${one.sort}`;
    const pages = idsOf(await walk(query, 7));
    const { body } = await ask<Index>(api, `/conversations/index?${query.slice(1)}`);
    const expected = all.filter(one.matches);
    expect(new Set(pages).size).toBe(pages.length);
    expect([...pages].sort()).toEqual(idsOf(expected).sort());
    expect(body.ids).toEqual(pages);
    expect(body.total).toBe(pages.length);
  });

  test.each<[string, (c: Conversation) => string | null | undefined, 1 | -1]>([
    ['reply_until', (c) => c.reply_until, 1],
    ['-created_at', (c) => c.created_at, -1],
    ['created_at', (c) => c.created_at, 1],
  ])('sorts by %s with nothing last and ties by id', async (sort, keyOf, direction) => {
    const sorted = all.toSorted((a, b) => {
      const [x, y] = [keyOf(a), keyOf(b)];
      if (x == null || y == null)
        return Number(x == null) - Number(y == null) || direction * compare(a.id, b.id);
      return direction * (Date.parse(x) - Date.parse(y)) || direction * compare(a.id, b.id);
    });
    expect(idsOf(await walk(`&sort=${sort}`, 11))).toEqual(idsOf(sorted));
  });

  test('shows the newest message first unless told otherwise', async () => {
    const times = all.slice(0, 15).map((c) => Date.parse(c.latest_message?.sent_at ?? ''));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test('counts every status whatever status is asked for', async () => {
    const expected = { 'to-do': 0, 'in-progress': 0, done: 0 };
    for (const { status } of all) expected[status as keyof typeof expected] += 1;
    const { body } = await ask<Index>(api, '/conversations/index?status=done');
    expect(body.counts).toEqual(expected);
    expect(body.total).toBe(expected.done);
  });

  test.each<[string, (c: Conversation) => string | null | undefined]>([
    ['the name', (c) => c.customer?.name],
    ['the display_id', (c) => c.customer?.display_id],
    ['the note', (c) => c.latest_note?.text],
    ['the text of the latest message', (c) => textOf(c)],
  ])('finds by a part of %s in any case', async (_what, partOf) => {
    const wanted = all.find((c) => (partOf(c) ?? '').length > 8);
    const part = (wanted && partOf(wanted)) ?? '';
    const term = part.slice(0, 30).toUpperCase().replaceAll('ẞ', 'ß').trim();
    const { body } = await ask<Index>(api, `/conversations/index?q=${encodeURIComponent(term)}`);
    expect(body.ids).toContain(wanted?.id);
  });

  test.each(['%', '_', "'", '\\', '100%'])('takes %s in q as the character that it is', async (q) => {
    const { status, body } = await ask<Page>(api, `/conversations?q=${encodeURIComponent(q)}&limit=100`);
    expect(status).toBe(200);
    expect(body.data.length).toBeLessThan(all.length / 2);
  });

  test('gives the ids asked for that exist, in the order asked, once', async () => {
    const { body } = await ask<Page>(api, '/conversations?ids=9,3,99999,2147483648,99999999999999999999,3,1');
    expect(idsOf(body.data)).toEqual([9, 3, 1]);
    expect(body.next_cursor).toBeNull();
  });

  test('goes on where it was when rows before it change meanwhile', async () => {
    const first = await ask<Page>(api, '/conversations?sort=created_at&limit=10');
    await patch(api, first.body.data[2]?.id ?? 0, { status: 'done', user_id: null });
    const cursor = encodeURIComponent(first.body.next_cursor ?? '');
    const second = await ask<Page>(api, `/conversations?sort=created_at&limit=10&cursor=${cursor}`);
    const both = idsOf([...first.body.data, ...second.body.data]);
    expect(new Set(both).size).toBe(20);
  });

  const foreignCursor = Buffer.from(JSON.stringify(['created_at', '2026-01-01T00:00:00.000Z', 1])).toString(
    'base64url',
  );
  test.each([
    ['status=closed', '/status/0'],
    ['status=', '/status/0'],
    ['channel=sms', '/channel/0'],
    ['user_id=x', '/user_id/0'],
    ['user_id=1,,2', '/user_id/1'],
    ['unread=yes', '/unread'],
    ['sort=name', '/sort'],
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=1e1', '/limit'],
    ['cursor=x', '/cursor'],
    [`cursor=${foreignCursor}`, '/cursor'],
    ['q=a%00b', '/q'],
    ['ids=1,2%00', '/ids/1'],
    ['ids=007', '/ids/0'],
    ['page=2', '/page'],
    ['q=a&q=b', '/q'],
  ])('refuses ?%s', async (query, pointer) => {
    const { status, body } = await ask<ProblemBody>(api, `/conversations?${query}`);
    expect(status).toBe(422);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  test('refuses more ids than it gives at once', async () => {
    const ids = Array.from({ length: 101 }, (_, i) => i + 1).join(',');
    expect((await ask(api, `/conversations?ids=${ids}`)).status).toBe(422);
  });

  test('an id that no row can have names nothing, beside others and alone', async () => {
    const [some = 0] = idsOf(all);
    for (const large of ['2147483648', '9007199254740993', '99999999999999999999']) {
      const page = await ask<Page>(api, `/conversations?ids=${some},${large}`);
      expect([page.status, idsOf(page.body.data)]).toEqual([200, [some]]);
      for (const path of [`/conversations?ids=${large}`, `/conversations?user_id=${large}`]) {
        expect(await ask<Page>(api, path)).toMatchObject({
          status: 200,
          body: { data: [], next_cursor: null },
        });
      }
      const index = await ask<Index>(api, `/conversations/index?user_id=${large}`);
      expect([index.status, index.body.ids]).toEqual([200, []]);
    }
  });
});

function compare(a: number | null | undefined, b: number | null | undefined): number {
  return Number(a) - Number(b);
}

function textOf({ latest_message }: Conversation): string | null {
  const content = latest_message?.contents?.[0];
  return content?.type === 'text' && typeof content.content === 'string'
    ? (content.content.split('\n')[0] ?? null)
    : null;
}
