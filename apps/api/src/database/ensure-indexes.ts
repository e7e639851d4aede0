import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { Client, type ClientConfig } from 'pg';
import type { Database } from './database.ts';
import { DROPPED_INDEXES, INDEXES } from './indexes.ts';
import type { Tables } from './tables.ts';
import { findWrongIndexes } from './wrong-indexes.ts';

const LOCK = { space: 0x7061726c, name: 2 } as const;
const LOCK_POLL_INTERVAL_MS = 100;
const RETRY_DELAY_MS = 5_000;
/** A table of up to this size is indexed quickly, before the start. */
const SMALL_TABLE_ROWS = 10_000;

/** The creation of indexes, which may continue in the background while lists are slow. */
export interface IndexBuild {
  /** The names of the indexes that do not exist yet. */
  missing(): readonly string[];
  /** Resolves when all are created, or the build is stopped. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Creates indexes that are missing or differ, and drops unused ones. Not a migration, since an index cannot be created
 * concurrently with writes in a transaction. A large table is indexed in the background.
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
    else onProgress(`${wrong.length} indexes are being created in the background; lists are slow until then`);
    return build;
  }
  if (sharesSessions && !isSmall) {
    onProgress(
      `${wrong.length} indexes are missing and cannot be created through a pooler; set DATABASE_DIRECT_URL and start again`,
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
  const { rows } = await sql<{ few: boolean }>`select count(*) <= ${sql.lit(SMALL_TABLE_ROWS)} as few
    from (select from conversations limit ${sql.lit(SMALL_TABLE_ROWS + 1)}) as found`.execute(kysely);
  return rows[0]?.few === true;
}

/** Creates indexes without blocking writes, over a dedicated session; retries after a lost connection. */
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
      // Polled: a statement that waits for the lock would itself block CREATE INDEX CONCURRENTLY.
      while (!(await tryLock(client))) await delay(LOCK_POLL_INTERVAL_MS, undefined, { signal });
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
        onProgress(`the indexes are not created yet (${reason}); trying again …`);
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
