import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StartupError } from '../startup-error.ts';
import { conversations } from './migrations/0001-conversations.ts';
import { history } from './migrations/0002-history.ts';
import { lists } from './migrations/0003-lists.ts';
import { search } from './migrations/0004-search.ts';
import { epochs } from './migrations/0005-epochs.ts';
import { eventsAtCommit } from './migrations/0006-events-at-commit.ts';
import type { Tables } from './tables.ts';

/** Applied in the order of their names, each once, never reverted. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-conversations': conversations,
  '0002-history': history,
  '0003-lists': lists,
  '0004-search': search,
  '0005-epochs': epochs,
  '0006-events-at-commit': eventsAtCommit,
};

/** Two processes may start on one database at once: Kysely locks. */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StartupError(
      'The database was created by another version of this API; use that version, or an empty database.',
      { cause: error },
    );
  }
  if (error) throw error;
}
