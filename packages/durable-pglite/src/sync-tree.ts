import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const AT_ONCE = 64;

/** Puts a directory with all that it holds on the disk, whoever wrote it. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  // What is asked at once, a journal writes at once.
  while (paths.length > 0) await Promise.all(paths.splice(0, AT_ONCE).map(syncPath));
  await syncPath(directory);
}

/** One file with its content, or one directory with the names in it. */
export async function syncPath(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
