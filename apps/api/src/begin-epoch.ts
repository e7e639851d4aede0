import { beginEpoch } from './database/epoch.ts';
import { openDatabase } from './database/open-database.ts';
import { readEnv } from './env.ts';
import { runProcess } from './run-process.ts';

/** To run after a restore that the api cannot detect by itself: see the README. */
runProcess(async () => {
  const env = readEnv(process.env);
  const database = await openDatabase(
    { databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR },
    console.error,
  );
  try {
    await beginEpoch(database.kysely);
    console.log(
      'A new epoch has begun: readers of events are told to read again, and earlier versions are no longer valid.',
    );
  } finally {
    await database.close();
  }
});
