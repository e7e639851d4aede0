import { beginEpoch } from './database/epoch.ts';
import { openDatabase } from './database/open-database.ts';
import { readEnv } from './env.ts';
import { runProcess } from './run-process.ts';

/** For after a backup was put back where the api cannot notice it by itself: see the README. */
runProcess(async () => {
  const env = readEnv(process.env);
  const database = await openDatabase(
    { databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR },
    console.error,
  );
  try {
    await beginEpoch(database.kysely);
    console.log(
      'An epoch has begun: every reader of events is told to read again, and no version of before is valid.',
    );
  } finally {
    await database.close();
  }
});
