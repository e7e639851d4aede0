import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { StartupError } from '../startup-error.ts';
import { assertSchema } from './assert-schema.ts';
import type { Database } from './database.ts';
import { type Clock, DatabaseClock, LOCAL_CLOCK } from './database-clock.ts';
import { isReadOnly, isUnreachable } from './database-errors.ts';
import { ensureIndexes, type IndexBuild } from './ensure-indexes.ts';
import { checkTimeline } from './epoch.ts';
import { migrate } from './migrate.ts';
import { IN_MEMORY, openEmbedded } from './open-embedded.ts';
import { openServer, toUnreachableError } from './open-server.ts';

interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly directUrl?: string | undefined;
  readonly preparedStatements?: boolean | undefined;
  readonly dataDir?: string | undefined;
  readonly limits?: Limits;
}

export interface OpenDatabase extends Database {
  readonly indexes: IndexBuild;
  readonly clock: Clock;
}

/** Opens either engine and migrates it. */
export async function openDatabase(
  {
    databaseUrl,
    directUrl,
    preparedStatements,
    dataDir = IN_MEMORY,
    limits = DEFAULT_LIMITS,
  }: DatabaseSettings,
  onProgress: (line: string) => void,
): Promise<OpenDatabase> {
  const slow = setTimeout(() => onProgress('opening the database …'), 1_000);
  try {
    const database =
      databaseUrl === undefined
        ? await openEmbedded(dataDir, onProgress)
        : await openServer({ url: databaseUrl, directUrl, preparedStatements, limits }, onProgress);
    try {
      await migrate(database.kysely);
      await assertSchema(database.kysely);
      await checkTimeline(database.kysely);
      const clock = databaseUrl === undefined ? LOCAL_CLOCK : new DatabaseClock(database.kysely);
      await clock.sync();
      const indexes = await ensureIndexes(database, onProgress);
      const close = async () => {
        await indexes.stop();
        await database.close();
      };
      return { ...database, clock, indexes, close };
    } catch (error) {
      await database.close();
      throw toStartupError(error);
    }
  } finally {
    clearTimeout(slow);
  }
}

/** Converts errors that an operator can fix. */
export function toStartupError(error: unknown): unknown {
  if (isReadOnly(error)) {
    return new StartupError(
      'The database of DATABASE_URL is read-only (a standby, or default_transaction_read_only), so it cannot be migrated; use the address of the primary.',
      { cause: error },
    );
  }
  return isUnreachable(error) ? toUnreachableError(error) : error;
}
