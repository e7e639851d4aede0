import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { Client, type ClientConfig } from 'pg';
import type { Database } from './database.ts';
import { DROPPED_INDEXES, INDEXES } from './indexes.ts';
import type { Tables } from './tables.ts';
import { findWrongIndexes } from './wrong-indexes.ts';

const LOCK = { space: 0x7061726c, name: 2 } as const;
const LOOK_EVERY_MS = 100;
const RETRY_DELAY_MS = 5_000;
/** So many conversations are indexed in a moment, and nobody needs to be told of it. */
const FEW = 10_000;

/** The making of indexes, which may go on while the API answers already, only more slowly. */
export interface IndexBuild {
  /** The names of those that are not made yet. */
  missing(): readonly string[];
  /** Resolves when nothing more is made. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes the indexes that are missing or defined otherwise, and drops those that nothing needs; not a migration, which
 * is a transaction: an index cannot be made in one while others write. A large table is indexed in the background.
 */
export async function ensureIndexes(
  { kysely, ownSession, sharesSessions }: Pick<Database, 'kysely' | 'ownSession' | 'sharesSessions'>,
  onProgress: (line: string) => void,
): Promise<IndexBuild> {
  const wrong = await findWrongIndexes(kysely);
  if (wrong.length === 0) return finishedBuild([]);
  const isSmall = await hasFewConversations(kysely);
  if (ownSession !== null) {
    const build = buildConcurrently(kysely, ownSession, wrong, onProgress);
    if (isSmall) await build.done;
    else onProgress(`${wrong.length} indexes are made in the background; lists are slow until then`);
    return build;
  }
  if (sharesSessions && !isSmall) {
    onProgress(
      `${wrong.length} indexes are missing and cannot be made through a pooler; set DATABASE_DIRECT_URL and start again`,
    );
    return finishedBuild(wrong);
  }
  await kysely.transaction().execute(async (transaction) => {
    for (const statement of toStatements(wrong, '')) await sql.raw(statement).execute(transaction);
  });
  return finishedBuild([]);
}

function finishedBuild(missing: readonly string[]): IndexBuild {
  return { missing: () => missing, done: Promise.resolve(), stop: async () => {} };
}

/** `how` = `concurrently`, or nothing. */
function toStatements(names: readonly string[], how: string): string[] {
  return [
    ...names.flatMap((name) => [
      `drop index ${how} if exists ${name}`,
      `create index ${how} ${name} ${INDEXES[name]}`,
    ]),
    ...DROPPED_INDEXES.map((name) => `drop index ${how} if exists ${name}`),
  ];
}

async function hasFewConversations(kysely: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ few: boolean }>`select count(*) <= ${sql.lit(FEW)} as few
    from (select from conversations limit ${sql.lit(FEW + 1)}) as found`.execute(kysely);
  return rows[0]?.few === true;
}

/** Beside everybody who writes, over a session of its own; what a lost connection broke off is made anew. */
function buildConcurrently(
  kysely: Kysely<Tables>,
  toConfig: () => ClientConfig,
  wrong: readonly string[],
  onProgress: (line: string) => void,
): IndexBuild {
  const stopping = new AbortController();
  const { signal } = stopping;
  let missing = wrong;

  const attempt = async (): Promise<void> => {
    const client = new Client(toConfig());
    client.on('error', () => {});
    const leave = () => void client.end().catch(() => {});
    signal.addEventListener('abort', leave, { once: true });
    try {
      await client.connect();
      // Asked again and again: who waits in one statement is waited for by an index that is made concurrently.
      while (!(await tryLock(client))) await delay(LOOK_EVERY_MS, undefined, { signal });
      missing = await findWrongIndexes(kysely);
      for (const statement of toStatements(missing, 'concurrently')) await client.query(statement);
      missing = [];
    } finally {
      signal.removeEventListener('abort', leave);
      await client.end().catch(() => {});
    }
  };
  const done = (async () => {
    while (!signal.aborted && missing.length > 0) {
      try {
        await attempt();
      } catch (error) {
        if (signal.aborted) return;
        const reason = error instanceof Error ? error.message : String(error);
        onProgress(`the indexes are not made yet (${reason}); trying again …`);
        await delay(RETRY_DELAY_MS, undefined, { signal }).catch(() => {});
      }
    }
  })();
  return {
    done,
    missing: () => missing,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(${LOCK.space}::integer, ${LOCK.name}::integer) as locked`,
  );
  return rows[0]?.locked === true;
}
