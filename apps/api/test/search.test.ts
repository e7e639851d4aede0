import type { Conversation } from '@parley/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCustomerMessage } from '../src/conversations/add-customer-message.ts';
import { createRefolding } from '../src/conversations/refold-search-rows.ts';
import { writeSearchRows } from '../src/conversations/search-rows.ts';
import type { Api } from '../src/index.ts';
import { ask, type ProblemBody, patch } from './ask.ts';
import { engines, startApi } from './engines.ts';

interface Page {
  readonly data: Conversation[];
  readonly next_cursor: string | null;
}
interface Index {
  readonly ids: number[];
}

/** What is known of some customers, by the id of their conversation. */
const CUSTOMERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: { name: 'Fatima Shevchenko', display_id: '491606772989' },
  2: { name: 'Elif Yılmaz' },
  3: { name: 'Jürgen Böhm-Großkreutz' },
  4: { name: 'Zoë Weiß' },
  5: { name: 'Łukasz Dąbrowski' },
  6: { name: 'Bjørn Sørensen' },
  7: { name: 'Ida Boehmer', email: 'ida.boehmer@mail.example' },
  8: { name: 'Anna Muster-Hohenlimburg', phone_number: '+49 7721 / 998 877 6', display_id: 'visitor-c0ffee' },
  9: { name: 'İpek Đorđević' },
  10: { name: "Zoe\u0308 O'Brien" },
  11: { name: 'مُحَمَّد عبد اللّه', display_id: '201234567890' },
  12: { name: 'Visitor 12', on_file: 'Ottilie Querfurth' },
  13: { name: 'Ｆｕｌｌ Ｗｉｄｔｈ' },
  14: { name: '田中 さくら' },
};
const NOTES: Readonly<Record<number, string>> = {
  20: 'Rahmen RL-905620, siehe #57. 100% 👍🏽',
  21: 'Ruft unter 0171 / 55 44 33 2 zurück.',
};

const NAMES: readonly [typed: string, id: number][] = [
  ['Yilmaz', 2],
  ['YILMAZ', 2],
  ['yılmaz', 2],
  ['YİLMAZ', 2],
  ['Bohm', 3],
  ['Boehm', 3],
  ['böhm', 3],
  ['bo\u0308hm', 3],
  ['BÖHM', 3],
  ['gross', 3],
  ['GROẞKREUTZ', 3],
  ['juergen', 3],
  ['jurgen kreutz', 3],
  ['Böhm', 7],
  ['Bohm', 7],
  ['ida.böhmer@mail', 7],
  ['ida.boehmer@mail.example', 7],
  ['Zoe', 4],
  ['Weiss', 4],
  ['weiß zoë', 4],
  ['Lukasz', 5],
  ['Dabrowski', 5],
  ['sorensen', 6],
  ['Soerensen', 6],
  ['bjorn', 6],
  ['dordevic', 9],
  ['ipek', 9],
  ['zoë', 10],
  ['obrien', 10],
  ['o’brien', 10],
  ['o brien', 10],
  ['Shevchenko Fatima', 1],
  ['fatima  shevchenko', 1],
  ['fatima\u00a0\u2009shevchenko', 1],
  ['\u200bFatima\ufeff', 1],
  ['shev fat', 1],
  ['hohenlimburg', 8],
  ['muster hohen', 8],
  ['hohenlimburg-muster', 8],
  ['محمد', 11],
  ['مـحـمـد', 11],
  ['الله', 11],
  ['querfurth', 12],
  ['full width', 13],
  ['さくら', 14],
  ['rl905620', 20],
  ['RL-905620', 20],
  ['rl 905620', 20],
  ['905620', 20],
  ['👍', 20],
  ['#57', 20],
];

const NUMBERS: readonly [typed: string, id: number][] = [
  ['491606772989', 1],
  ['+491606772989', 1],
  ['+49 160 6772989', 1],
  ['+49 160 677 29 89', 1],
  ['+49-160-6772989', 1],
  ['+49 (0)160 6772989', 1],
  ['+49 (0) 160 / 6772989', 1],
  ['0049 160 6772989', 1],
  ['00491606772989', 1],
  ['0160 6772989', 1],
  ['01606772989', 1],
  ['0160/677-29-89', 1],
  ['(0160) 6772989', 1],
  ['0160.677.2989', 1],
  ['0160\u00a06772989', 1],
  ['0160\u2009677\u202f2989', 1],
  ['160 677 29 89', 1],
  ['6772989', 1],
  ['0160 67', 1],
  ['+49 160 6', 1],
  ['\u202a+49 160 6772989\u202c', 1],
  ['\u2066+49 160 6772989\u2069', 1],
  ['\u200b+49\u200b160\u200b6772989\ufeff', 1],
  ['٠١٦٠ ٦٧٧٢٩٨٩', 1],
  ['+۴۹ ۱۶۰ ۶۷۷۲۹۸۹', 1],
  ['＋４９ １６０ ６７７２９８９', 1],
  ['+49 7721 9988776', 8],
  ['07721 9988776', 8],
  ['07721/9988776', 8],
  ['0171 5544332', 21],
  ['+20 123 4567890', 11],
];

describe.each(engines)('on $name, a search', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine));
    const { kysely } = api.database;
    for (const [id, { on_file, email, phone_number, ...customer }] of Object.entries(CUSTOMERS)) {
      const conversation = kysely
        .selectFrom('conversations')
        .select('customer_id')
        .where('id', '=', Number(id));
      await kysely.updateTable('customers').set(customer).where('id', '=', conversation).execute();
      const profile = kysely.selectFrom('customers').select('profile_id').where('id', '=', conversation);
      await kysely
        .updateTable('profiles')
        .set({ name: on_file ?? '', email: email ?? null, phone_number: phone_number ?? null })
        .where('id', '=', profile)
        .execute();
    }
    for (const [id, text] of Object.entries(NOTES)) {
      const note = await kysely
        .insertInto('notes')
        .values({ conversation_id: Number(id), text, created_at: new Date(), updated_at: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      await kysely
        .updateTable('conversations')
        .set({ latest_note_id: note.id })
        .where('id', '=', Number(id))
        .execute();
    }
    await writeSearchRows(kysely);
  });
  afterAll(() => stop());

  const idsOf = async (q: string, more = ''): Promise<number[]> => {
    const query = `q=${encodeURIComponent(q)}${more}`;
    const { status, body } = await ask<Page>(api, `/conversations?limit=100&${query}`);
    expect(status).toBe(200);
    const ids = body.data.map(({ id }) => Number(id));
    const index = await ask<Index>(api, `/conversations/index?${query}`);
    expect(index.body.ids.slice(0, 100)).toEqual(ids);
    return ids;
  };

  test.each(NAMES)('for %s finds conversation %i', async (typed, id) => {
    expect(await idsOf(typed)).toContain(id);
  });

  test.each(NUMBERS)('for the number %s finds conversation %i and hardly another', async (typed, id) => {
    const found = await idsOf(typed);
    expect(found).toContain(id);
    expect(found.length).toBeLessThan(20);
  });

  test.each(['Yilmaz Fatima', '+49 160 6772980', '0171 5544333', 'rl905621', 'hohenlimburgx'])(
    'for %s finds nothing',
    async (typed) => {
      expect(await idsOf(typed)).toEqual([]);
    },
  );

  test.each(['%', '_', '\\', '+', '\u202a', '\ud800', "'--%"])('for %j finds nothing', async (typed) => {
    const { status, body } = await ask<Page>(api, `/conversations?q=${toQuery(typed)}`);
    expect(status).toBe(200);
    expect(body.data).toEqual([]);
  });

  test('for blanks asks for everything', async () => {
    expect(await idsOf(' \u00a0 ')).toEqual(await idsOf(''));
  });

  test.each(['-latest_message', 'latest_message', 'reply_until', '-created_at', 'created_at'])(
    'for #57 has conversation 57 first and those that mention it after it, by %s',
    async (sort) => {
      expect(await idsOf('#57', `&sort=${sort}`)).toEqual([57, 20]);
      const first = await ask<Page>(api, `/conversations?q=%2357&limit=1&sort=${sort}`);
      expect(first.body.data.map(({ id }) => id)).toEqual([57]);
      const cursor = encodeURIComponent(first.body.next_cursor ?? '');
      const second = await ask<Page>(api, `/conversations?q=%2357&limit=1&sort=${sort}&cursor=${cursor}`);
      expect(second.body.data.map(({ id }) => id)).toEqual([20]);
      expect(second.body.next_cursor).toBeNull();
    },
  );

  test('for a number without # finds the conversation of that number too', async () => {
    expect(await idsOf('119')).toContain(119);
    expect(await idsOf('57')).toEqual(expect.arrayContaining([57, 20]));
  });

  test('for a number finds the conversation only where the other filters have it', async () => {
    const { body } = await ask<Conversation>(api, '/conversations/57');
    const other = body.status === 'done' ? 'to-do' : 'done';
    expect(await idsOf('#57', `&status=${body.status}`)).toContain(57);
    expect(await idsOf('#57', `&status=${other}`)).not.toContain(57);
  });

  test('takes 200 characters of any kind, and not one more', async () => {
    for (const one of ['a', 'a ', '1 ', '#', '\ufdfa', '👍', 'ä']) {
      const typed = one.repeat(200).slice(0, 200);
      expect((await ask(api, `/conversations?q=${toQuery(typed)}`)).status).toBe(200);
    }
    const tooLong = await ask<ProblemBody>(api, `/conversations?q=${'a'.repeat(201)}`);
    expect(tooLong.status).toBe(422);
  });

  test('finds a message that has just come, and no longer the one before', async () => {
    const { kysely } = api.database;
    const send = (text: string) => addCustomerMessage(kysely, { conversationId: 30, text, now: Date.now() });
    await send('Die Übergabe war großartig.');
    expect(await idsOf('ubergabe grossartig')).toEqual([30]);
    await send('Bis morgen!');
    expect(await idsOf('uebergabe')).not.toContain(30);
  });

  test('has nothing to write when a status or an assignee changes', async () => {
    const rowOf = async () => {
      const { rows } = await sql`select xmin::text, ctid::text from conversation_search
        where conversation_id = 40`.execute(api.database.kysely);
      return rows;
    };
    const before = await rowOf();
    await patch(api, 40, { status: 'done', user_id: null });
    await patch(api, 40, { status: 'in-progress', user_id: 2 });
    expect(await rowOf()).toEqual(before);
  });

  test('finds what another version wrote once it is folded anew, and keeps what is written meanwhile', async () => {
    const { kysely } = api.database;
    const old = sql`update conversation_search set search_text = ' jürgen böhm-großkreutz'
      where conversation_id = 3`;
    await old.execute(kysely);
    await sql`update search_folding set folding = 0, next_id = 2147483647`.execute(kysely);
    expect(await idsOf('boehm kreutz')).not.toContain(3);
    const texts = () =>
      kysely.selectFrom('conversation_search').selectAll().orderBy('conversation_id').execute();
    const others = (await texts()).filter((row) => row.conversation_id !== 3);

    const refold = createRefolding(kysely);
    const state = () => kysely.selectFrom('search_folding').select('folding').executeTakeFirstOrThrow();
    const until = Date.now() + 30_000;
    while ((await state()).folding === 0 && Date.now() < until) await refold();

    expect(await state()).toEqual({ folding: 1 });
    expect(await idsOf('boehm kreutz')).toContain(3);
    expect((await texts()).filter((row) => row.conversation_id !== 3)).toEqual(others);
  });
});

/** A lone surrogate as a browser and a client of any language send it. */
function toQuery(text: string): string {
  return new URLSearchParams({ q: text }).toString().slice(2);
}
