import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDatabase } from '../load/generate/generate-database.ts';
import { ConversationListQuery } from '../src/conversations/conversation-query.ts';
import { SORTS, type Sort } from '../src/conversations/conversation-sort.ts';
import { estimateMatches } from '../src/conversations/expected-matches.ts';
import { listConversations, selectList } from '../src/conversations/list-conversations.ts';
import type { Database } from '../src/database/database.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { postgres } from './engines.ts';

const CONVERSATIONS = 20_000;
/** So many times as many would be a million. */
const AS_A_MILLION = 1_000_000 / CONVERSATIONS;
/** A page reads a few hundred rows; what is narrowed by nothing that an index knows, some thousand. */
const MOST_ROWS = CONVERSATIONS / 8;
/** A few rows each: read whole, and rightly so. */
const SMALL = new Set(['event_feed', 'agents', 'users']);

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

const choices = {
  status: [undefined, 'to-do', 'done', 'in-progress,to-do'],
  channel: [undefined, 'bridge', 'widget,bridge'],
  user_id: [undefined, '5', 'none', '3,5,none'],
  unread: [undefined, 'true'],
} as const;

function combinations<T extends object>(sets: Readonly<Record<string, readonly unknown[]>>): T[] {
  return Object.entries(sets).reduce<object[]>(
    (all, [name, values]) =>
      all.flatMap((one) =>
        values.map((value) => ({ ...one, ...(value !== undefined && { [name]: value }) })),
      ),
    [{}],
  ) as T[];
}

describe.skipIf(!postgres)('among many conversations, a page', () => {
  let database: Database;
  let drop = (): Promise<void> => Promise.resolve();

  beforeAll(async () => {
    const fresh = await postgres?.fresh();
    if (!fresh?.settings.databaseUrl) throw new Error('There is no server.');
    drop = fresh.drop;
    const { databaseUrl } = fresh.settings;
    const amount = { conversations: CONVERSATIONS, history: CONVERSATIONS, now: Date.now() };
    await generateDatabase(databaseUrl, { ...amount, onProgress: () => {} });
    database = await openDatabase({ databaseUrl }, () => {});
  });
  afterAll(async () => {
    await database?.close();
    await drop();
  });

  const cursors = new Map<Sort, string>();
  /** Where the middle of all conversations is. */
  const cursorOf = async (sort: Sort): Promise<string> => {
    const known = cursors.get(sort);
    if (known) return known;
    let cursor: string | undefined;
    for (let page = 0; page < 40; page++) {
      const query = ConversationListQuery.parse({ sort, limit: '100', ...(cursor && { cursor }) });
      cursor = (await listConversations(database.kysely, query, Date.now())).next_cursor ?? undefined;
    }
    cursors.set(sort, cursor ?? '');
    return cursor ?? '';
  };

  const faultsOf = async (query: Record<string, string>): Promise<string[]> => {
    const parsed = ConversationListQuery.parse(query);
    const matches = parsed.q ? AS_A_MILLION * (await estimateMatches(database.kysely, parsed.q)) : 0;
    const page = selectList(database.kysely, parsed, matches);
    const { rows } = await sql<{
      'QUERY PLAN': [{ Plan: Plan }];
    }>`explain (analyze, timing off, format json) ${page}`.execute(database.kysely);
    const plans = rows.flatMap((row) => row['QUERY PLAN'].map(({ Plan: plan }) => plan));
    return plans.flatMap(faults).map((fault) => `${new URLSearchParams(query)}: ${fault}`);
  };

  test.each(SORTS)('by %s comes out of an index, whatever it is narrowed to', async (sort) => {
    const found: string[] = [];
    for (const filter of combinations<Record<string, string>>(choices)) {
      for (const cursor of [undefined, await cursorOf(sort)]) {
        found.push(...(await faultsOf({ ...filter, sort, ...(cursor && { cursor }) })));
      }
    }
    expect(found).toEqual([]);
  });

  const searches = { status: choices.status, unread: choices.unread, user_id: [undefined, '5'] };
  test.each([
    'hallo',
    '40043',
    'wort das es nicht gibt',
    'könnten sie mir bitte die rechnung noch einmal schicken',
    'q',
    'Böhm  Leonie',
    '+49 151 2000037',
    '#577',
  ])('of a search for %s comes out of an index', async (q) => {
    const found: string[] = [];
    for (const filter of combinations<Record<string, string>>({ ...searches, sort: SORTS })) {
      found.push(...(await faultsOf({ ...filter, q })));
    }
    expect(found).toEqual([]);
  });

  test.each(['hallo', '4004', 'wort das es nicht gibt', 'le', 'bohm leonie', '577'])(
    'of a search for %s is the same, whether what matches is found first or met in the order',
    async (q) => {
      const idsOf = async (query: ConversationListQuery, matches: number) =>
        (await selectList(database.kysely, query, matches).execute(database.kysely)).rows.map(({ id }) => id);
      for (const filter of combinations<Record<string, string>>({ ...searches, sort: SORTS })) {
        for (const cursor of [undefined, await cursorOf(filter.sort as Sort)]) {
          const query = ConversationListQuery.parse({ ...filter, q, ...(cursor && { cursor }) });
          expect(await idsOf(query, 0)).toEqual(await idsOf(query, Number.POSITIVE_INFINITY));
        }
      }
    },
  );
});

/** What a plan does that grows with the table. */
function faults(plan: Plan): string[] {
  const { 'Node Type': type, 'Relation Name': table = '', 'Index Name': index = '' } = plan;
  const loops = plan['Actual Loops'];
  const removed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  const read = (plan['Actual Rows'] + removed) * loops;
  const own: string[] = [];
  if (type.includes('Seq Scan') && !SMALL.has(table)) own.push(`reads all of ${table}`);
  else if (table + index !== '' && !SMALL.has(table) && read > MOST_ROWS)
    own.push(`${type} of ${table || index}: ${read} rows`);
  return [...own, ...(plan.Plans ?? []).flatMap(faults)];
}
