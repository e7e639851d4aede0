import type { OutboxStore } from './outbox-store.ts';
import { placeOf, readKept, toStored, toStoredRejection } from './read-kept.ts';

const UPDATES = 'updates';
const BY_KEY = 'key';

/** Opens the database of that name. Rejects where the browser allows none. */
export async function openIndexedDbStore(name: string): Promise<OutboxStore> {
  const database = await open(name);
  // Another tab that deletes or upgrades the database does not have to wait for this one.
  database.onversionchange = () => database.close();

  function write(run: (updates: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      // Strict: written to the disk, not only handed to the operating system, before it counts as kept.
      const transaction = database.transaction(UPDATES, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      run(transaction.objectStore(UPDATES));
    });
  }

  /** Runs for the place of an update, if it is still kept. */
  function writeAt(key: string, run: (cursor: IDBCursorWithValue) => void) {
    return write((updates) => {
      const request = updates.index(BY_KEY).openCursor(key);
      request.onsuccess = () => request.result && run(request.result);
    });
  }

  return {
    outlivesPage: true,
    async load() {
      const updates = database.transaction(UPDATES).objectStore(UPDATES);
      const [stored, places] = await Promise.all([
        answer<unknown[]>(updates.getAll()),
        answer(updates.getAllKeys()),
      ]);
      return stored.map((entry, at) => readKept(entry, places[at] ?? 0));
    },
    add: (queued) =>
      write((updates) => {
        for (const update of queued) updates.add(toStored(update));
      }),
    keepRejection: (key, rejection) =>
      writeAt(key, (cursor) => cursor.update({ ...cursor.value, ...toStoredRejection(rejection) })),
    remove(key) {
      const place = placeOf(key);
      return place === null
        ? writeAt(key, (cursor) => cursor.delete())
        : write((updates) => updates.delete(place));
    },
    clear: () => write((updates) => updates.clear()),
    close: () => database.close(),
  };
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    // Numbers that the database gives out order the updates of all tabs.
    const updates = request.result.createObjectStore(UPDATES, { autoIncrement: true });
    updates.createIndex(BY_KEY, 'update.key', { unique: true });
  };
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
