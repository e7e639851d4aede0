import { DEMO_AGENTS, type DemoRows, demoToken, demoUsers, Random } from '@parley/demo-data';
import { sql } from 'kysely';
import { Client } from 'pg';
import { writeSearchRows } from '../../src/conversations/search-rows.ts';
import { ensureIndexes } from '../../src/database/ensure-indexes.ts';
import { INDEXES } from '../../src/database/indexes.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { hashToken } from '../../src/users/token-hash.ts';
import { copyRows } from './copy-rows.ts';
import { generateRows } from './generate-rows.ts';

const SEED = 72_026;
const BATCH = 10_000;
const USERS = 200;
const PROGRESS_EVERY_MS = 5_000;

interface Amount {
  readonly conversations: number;
  /** Rows of history, spread evenly. */
  readonly history: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress: (line: string) => void;
}

/** Fills the tables of an empty PostgreSQL database; it is a demo then, so `demo-1` may sign in. */
export async function generateDatabase(databaseUrl: string, amount: Amount): Promise<void> {
  const database = await openDatabase({ databaseUrl }, amount.onProgress);
  const client = new Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    // Made at the end: quicker than one row after the other.
    for (const name of Object.keys(INDEXES)) await client.query(`drop index ${name}`);
    await copyAll(client, amount);
    amount.onProgress('writing what a search looks at …');
    await database.kysely.connection().execute(async (connection) => {
      await sql`set statement_timeout = 0`.execute(connection);
      await writeSearchRows(connection);
    });
    amount.onProgress('making the indexes …');
    await (await ensureIndexes(database, amount.onProgress)).done;
    await client.query('vacuum analyze');
  } finally {
    await client.end();
    await database.close();
  }
}

async function copyAll(client: Client, amount: Amount): Promise<void> {
  const { conversations, history, now, onProgress } = amount;
  const random = new Random(SEED);
  await writeUsers(client, now);
  let lastLine = performance.now();
  for (let from = 1; from <= conversations; from += BATCH) {
    const to = Math.min(conversations, from + BATCH - 1);
    const rows = generateRows(random, { from, to, total: conversations, users: USERS, now });
    for (const table of ['profiles', 'customers', 'conversations', 'messages', 'notes'] as const) {
      await copyRows(client, table, rows[table]);
    }
    const each = history / conversations;
    await copyRows(client, 'history', historyRows(rows.conversations, each));
    if (performance.now() - lastLine < PROGRESS_EVERY_MS) continue;
    lastLine = performance.now();
    onProgress(`${to} of ${conversations} conversations …`);
  }
  for (const table of ['users', 'agents', 'profiles', 'customers', 'conversations', 'messages', 'notes']) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    );
  }
  await client.query('update deployment set demo = true');
}

async function writeUsers(client: Client, now: number): Promise<void> {
  const demo = demoUsers(now);
  const [first] = demo;
  const more = Array.from({ length: USERS - demo.length }, (_, i) => {
    const id = demo.length + i + 1;
    return { ...first, id, name: `Agent ${id}`, email: `agent-${id}@rad-lindner.example`, active: true };
  });
  const users = [...demo, ...more].map((user) => ({
    ...user,
    roles: toArray(user.roles ?? []),
    permissions: toArray(user.permissions ?? []),
  }));
  await copyRows(client, 'users', users);
  const tokens = demo
    .filter(({ active }) => active)
    .map(({ id }) => ({ hash: hashToken(demoToken(id)), user_id: id, demo: true }));
  await copyRows(client, 'tokens', tokens);
  await copyRows(client, 'agents', DEMO_AGENTS);
}

/** As PostgreSQL writes an array of plain words. */
function toArray(words: readonly string[]): string {
  return `{${words.join(',')}}`;
}

/** What happened to these conversations: back and forth between two statuses, `each` times on average. */
function historyRows(conversations: DemoRows['conversations'], each: number): object[] {
  return conversations.flatMap(({ id, user_id, latest_message_at }) => {
    const count = Math.floor(id * each) - Math.floor((id - 1) * each);
    return Array.from({ length: count }, (_, i) => ({
      conversation_id: id,
      version: i + 2,
      field: 'status',
      from: JSON.stringify(i % 2 ? 'done' : 'to-do'),
      to: JSON.stringify(i % 2 ? 'to-do' : 'done'),
      cause: 'EXPLICIT',
      user_id: user_id ?? 1,
      at: latest_message_at,
    }));
  });
}
