import { openIndexedDbStore } from './indexed-db-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { OutboxConnections } from './outbox.ts';
import { aloneInTab, meetTabs } from './tabs.ts';

/**
 * What an outbox of this user works with in this browser. Null = nobody knows who is signed in; then, as
 * where the browser allows no database, updates are kept by this page alone.
 */
export async function connectOutbox(userId: string | null): Promise<OutboxConnections> {
  const name = `parley.outbox.${userId}`;
  try {
    if (userId !== null) return { store: await openIndexedDbStore(name), tabs: meetTabs(name) };
  } catch {
    // No database: a private window of some browsers, or storage that is full or switched off.
  }
  return { store: createMemoryStore(), tabs: aloneInTab() };
}
