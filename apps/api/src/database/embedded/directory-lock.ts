import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../startup-error.ts';

/**
 * The embedded engine does not notice a second process on its directory, and both would lose data.
 * SQLite holds a lock of the kernel on the file; it ends with the process, however that ends.
 */
export function lockDirectory(directory: string): { release(): void } {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(directory, { recursive: true });
    lock = new DatabaseSync(join(directory, 'parley.lock'));
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    lock?.close();
    throw new StartupError(sentenceFor(directory, error), { cause: error });
  }
  const held = lock;
  return { release: () => held.close() };
}

function sentenceFor(directory: string, error: unknown): string {
  if (error instanceof Error && /locked|busy/i.test(error.message)) {
    return `The data directory ${directory} is in use by another process; stop that process, or set DATA_DIR to another directory.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The data directory ${directory} cannot be used (${reason}); set DATA_DIR to a directory that can be written.`;
}
