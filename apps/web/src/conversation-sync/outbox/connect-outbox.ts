import { boundedStore, within } from './bounded-store.ts';
import { openIndexedDbStore } from './indexed-db-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { OutboxConnections } from './outbox.ts';
import { aloneInTab, meetTabs } from './tabs.ts';

/**
 * What an outbox of this name works with in this browser. Null = nobody knows who is signed in; then, as
 * where the browser allows no database, updates are kept by this page alone.
 */
export async function connectOutbox(name: string | null): Promise<OutboxConnections> {
  try {
    if (name !== null) {
      const opening = openIndexedDbStore(name);
      const store = await within(
        opening,
        (late) => void late.then((opened) => opened.close()).catch(() => {}),
      );
      return { store: boundedStore(store), tabs: meetTabs(name) };
    }
  } catch {
    // No database: a private window of some browsers, or storage that is full, switched off or does not answer.
  }
  return { store: createMemoryStore(), tabs: aloneInTab() };
}
