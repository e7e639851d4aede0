import { Agent, get } from 'node:http';
import { Random } from '@parley/demo-data';
import { SORTS, toSortExpression } from '../src/conversations/conversation-sort.ts';
import { toCursor } from '../src/conversations/cursor.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { readEnv } from '../src/env.ts';
import { runProcess } from '../src/run-process.ts';
import { StartupError } from '../src/startup-error.ts';
import { startProcess } from '../test/child-process.ts';
import { type Measured, printTable } from './measure/latency-table.ts';

const ROUNDS = 200;
const SEED = 4_010;

/** What is asked for in one line of the table; every round takes another sort, another place and other users. */
type Line = readonly [what: string, path: (pick: Random) => string];

const user = (pick: Random): string => String(pick.int(1, 200));
const list = (filter: string | ((pick: Random) => string)) => (pick: Random) =>
  `/conversations?${typeof filter === 'string' ? filter : filter(pick)}`;

const LINES: readonly Line[] = [
  ['everything', list('')],
  ['everything, 10', list('limit=10')],
  ['everything, 100', list('limit=100')],
  ['status=to-do', list('status=to-do')],
  ['status=done', list('status=done')],
  ['status=to-do,in-progress', list('status=to-do,in-progress')],
  ['channel=bridge', list('channel=bridge')],
  ['user_id=one', list((pick) => `user_id=${user(pick)}`)],
  ['user_id=none, in progress', list('user_id=none&status=in-progress')],
  ['user_id=ten', list((pick) => `user_id=${Array.from({ length: 10 }, () => user(pick))}`)],
  ['unread', list('unread=true')],
  ['unread, done', list('unread=true&status=done')],
  ['four filters', list((pick) => `user_id=${user(pick)},none&status=to-do&channel=widget&unread=true`)],
  ['q, in most', list('q=491')],
  ['q, in many', list('q=hallo')],
  ['q, a name', list('q=leonie')],
  ['q, in few', list((pick) => `q=${pick.digits(6)}`)],
  ['q, in none', list('q=gibt%20es%20nicht%20mehr')],
  ['q, two letters', list('q=le')],
  ['q and status', list('q=leonie&status=to-do')],
  ['q and user', list((pick) => `q=leonie&user_id=${user(pick)}`)],
  ['the least: users/me', () => '/users/me'],
  ['one conversation', (pick) => `/conversations/${pick.int(1, 1_000)}`],
  ['its history', (pick) => `/conversations/${pick.int(1, 1_000)}/history`],
];
const INDEX_LINES: readonly Line[] = [
  ['index, user_id=one', (pick) => `/conversations/index?user_id=${user(pick)}`],
  ['index, status=to-do', () => '/conversations/index?status=to-do'],
  ['index, everything', () => '/conversations/index?'],
];

/**
 * How long a page takes over the database of DATABASE_URL, which `generate` has filled: from the request to the end of
 * its answer, over HTTP, of an api in a process of its own.
 */
runProcess(async () => {
  const { DATABASE_URL } = readEnv(process.env);
  if (DATABASE_URL === undefined) throw new StartupError('Set DATABASE_URL to a database of generate.');
  const pick = new Random(SEED);
  const cursors = await readCursors(DATABASE_URL);
  const measured = new Map<string, number[]>();
  const api = startProcess({ DATABASE_URL });
  const agent = new Agent({ keepAlive: true });
  try {
    const base = await api.ready;
    await measure(LINES, ROUNDS, base);
    await measure(INDEX_LINES, 5, base);
  } finally {
    agent.destroy();
    api.process.kill('SIGTERM');
    await api.exit;
  }
  const rows: Measured[] = [...measured].map(([what, times]) => ({ what, times }));
  console.log(`${cursors.total} conversations, ${ROUNDS} rounds, milliseconds`);
  printTable(rows);

  /** One request of each line in turn, so that what disturbs the machine disturbs all. */
  async function measure(lines: readonly Line[], rounds: number, base: string): Promise<void> {
    for (let round = -3; round < rounds; round++) {
      for (const [what, path] of lines) {
        const url = `${base}${cursors.place(path(pick))}`;
        const began = performance.now();
        const status = await ask(url);
        const took = performance.now() - began;
        if (status !== 200) throw new Error(`${url} answered ${status}.`);
        if (round >= 0) measured.set(what, [...(measured.get(what) ?? []), took]);
      }
    }
  }

  function ask(url: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      get(url, { agent, headers: { authorization: 'Bearer demo-1' } }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode));
      }).once('error', reject);
    });
  }

  /** Places in each order, taken before the clock runs. */
  async function readCursors(databaseUrl: string) {
    const { kysely, close } = await openDatabase({ databaseUrl }, console.log);
    const { total } = await kysely
      .selectFrom('conversations')
      .select((eb) => eb.fn.max('id').as('total'))
      .executeTakeFirstOrThrow();
    const found = SORTS.map(async (sort) => {
      const ids = Array.from({ length: 50 }, () => pick.int(1, total));
      const rows = await kysely
        .selectFrom('conversations')
        .select(['id', toSortExpression(sort).key.as('key')])
        .where('id', 'in', ids)
        .execute();
      return rows.map(({ id, key }) => `sort=${sort}&cursor=${toCursor(sort, key, id)}`);
    });
    const places = (await Promise.all(found)).flat();
    await close();
    return {
      total,
      place: (path: string): string => {
        if (!path.includes('?') || path.includes('/index')) return path;
        return `${path}&${pick.chance(0.5) ? `sort=${pick.pick(SORTS)}` : pick.pick(places)}`;
      },
    };
  }
});
