import { parseArgs } from 'node:util';
import { openDatabase } from './database/open-database.ts';
import { isStorableText, isVisibleText } from './database/storable-text.ts';
import { readEnv } from './env.ts';
import { runProcess } from './run-process.ts';
import { StartupError } from './startup-error.ts';
import { createUserWithToken } from './users/create-user-with-token.ts';

runProcess(async () => {
  const name = readName();
  const env = readEnv(process.env);
  const database = await openDatabase(
    { databaseUrl: env.DATABASE_URL, directUrl: env.DATABASE_DIRECT_URL, dataDir: env.DATA_DIR },
    console.error,
  );
  try {
    const { userId, token } = await createUserWithToken(
      database.kysely,
      name,
      new Date(database.clock.now()),
    );
    console.error(`User ${userId} (${name}) may sign in with the token below; it is shown this once.`);
    console.log(token);
  } finally {
    await database.close();
  }
});

function readName(): string {
  try {
    const { values } = parseArgs({ options: { name: { type: 'string' } } });
    const name = values.name?.trim();
    if (name && isStorableText(name) && isVisibleText(name)) return name;
  } catch {
    // Said below.
  }
  throw new StartupError('Say who it is: npx -y pnpm@12 --filter @parley/api create-user --name "Ana".');
}
