import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** For its own account alone, as PostgreSQL demands of its data. */
const PRIVATE = 0o700;
const OURS = /^(?:parley\.lock|pgdata)/;

/** The directory of the data cannot be used: another process does, or it cannot be written. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError';
  readonly inUse: boolean;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.inUse = /locked|busy/i.test(this.message);
  }
}

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
    throw new DataDirectoryError(error);
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
