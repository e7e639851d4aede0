import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { bringIndexes } from './bring-indexes.ts';
import type { Database } from './database.ts';
import { IN_MEMORY, openEmbedded } from './embedded/open-embedded.ts';
import { checkTimeline } from './epoch.ts';
import { migrate } from './migrate.ts';
import { openServer } from './open-server.ts';

interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly limits?: Limits;
}

/** Opens either engine and brings its tables up to date. */
export async function openDatabase(
  { databaseUrl, dataDir = IN_MEMORY, limits = DEFAULT_LIMITS }: DatabaseSettings,
  onProgress: (line: string) => void,
): Promise<Database> {
  const slow = setTimeout(() => onProgress('opening the database …'), 1_000);
  try {
    const database =
      databaseUrl === undefined
        ? await openEmbedded(dataDir, onProgress)
        : await openServer(databaseUrl, limits, (error) =>
            onProgress(`lost a database connection: ${error.message}`),
          );
    await migrate(database.kysely);
    await checkTimeline(database.kysely);
    await bringIndexes(database.kysely, databaseUrl !== undefined);
    return database;
  } finally {
    clearTimeout(slow);
  }
}
