import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../startup-error.ts';

/** For its own account alone, as PostgreSQL demands of its data. */
const PRIVATE = 0o700;
const OURS = /^(?:parley\.lock|pgdata)/;

/**
 * The embedded engine does not notice a second process on its directory, and both would lose data.
 * SQLite holds a lock of the kernel on the file; it ends with the process, however that ends.
 */
export function lockDirectory(directory: string): { release(): void } {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(directory, { recursive: true, mode: PRIVATE });
    keepPrivate(directory);
    lock = new DatabaseSync(join(directory, 'parley.lock'));
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    lock?.close();
    throw new StartupError(sentenceFor(directory, error), { cause: error });
  }
  const held = lock;
  return { release: () => held.close() };
}

/** Also what earlier versions made readable for everybody; a folder that holds other things than ours stays as it is. */
function keepPrivate(directory: string): void {
  const entries = readdirSync(directory);
  if (entries.every((name) => OURS.test(name))) chmodSync(directory, PRIVATE);
  for (const name of ['pgdata', 'pgdata.unfinished']) {
    if (existsSync(join(directory, name))) chmodSync(join(directory, name), PRIVATE);
  }
}

function sentenceFor(directory: string, error: unknown): string {
  if (error instanceof Error && /locked|busy/i.test(error.message)) {
    return `The data directory ${directory} is in use by another process; stop that process, or set DATA_DIR to another directory.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The data directory ${directory} cannot be used (${reason}); set DATA_DIR to a directory that can be written.`;
}
