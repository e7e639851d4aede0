import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { readEnv } from '../src/env.ts';
import { runProcess } from '../src/run-process.ts';
import { StartupError } from '../src/startup-error.ts';
import { generateDatabase } from './generate/generate-database.ts';

const USAGE =
  'Say how much: DATABASE_URL=… pnpm --filter @parley/api generate --conversations 1000000 --history 5000000.';

/** Fills an empty PostgreSQL database with so much that what grows with it shows. */
runProcess(async () => {
  const { DATABASE_URL } = readEnv(process.env);
  const { conversations, history } = readOptions();
  if (DATABASE_URL === undefined) throw new StartupError(USAGE);
  await refuseTables(DATABASE_URL);
  await generateDatabase(DATABASE_URL, { conversations, history, now: Date.now(), onProgress: console.log });
});

async function refuseTables(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query("select to_regclass('conversations') as found");
  await client.end();
  if (rows[0].found === null) return;
  throw new StartupError('The database of DATABASE_URL has tables already; name an empty one.');
}

function readOptions(): { readonly conversations: number; readonly history: number } {
  const read = (text: string | undefined): number => {
    const count = Number(text);
    if (Number.isInteger(count) && count > 0) return count;
    throw new StartupError(USAGE);
  };
  try {
    const option = { type: 'string' } as const;
    const { values } = parseArgs({ options: { conversations: option, history: option } });
    return { conversations: read(values.conversations), history: read(values.history) };
  } catch (cause) {
    throw new StartupError(USAGE, { cause });
  }
}
