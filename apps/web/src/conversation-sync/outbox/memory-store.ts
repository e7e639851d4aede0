import type { KeptUpdate, OutboxStore } from './outbox-store.ts';

/** Keeps updates for as long as the page lives: for browsers that allow no database, and when nobody knows the user. */
export function createMemoryStore(): OutboxStore {
  let kept: readonly KeptUpdate[] = [];
  return {
    outlivesPage: false,
    load: () => Promise.resolve(kept),
    async add(updates) {
      kept = [...kept, ...updates.map((update) => ({ update, rejection: null }))];
    },
    async keepRejection(key, rejection) {
      kept = kept.map((entry) => (entry.update.key === key ? { ...entry, rejection } : entry));
    },
    async remove(key) {
      kept = kept.filter(({ update }) => update.key !== key);
    },
    async clear() {
      kept = [];
    },
    close() {},
  };
}
