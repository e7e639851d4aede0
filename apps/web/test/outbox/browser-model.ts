import { createMemoryStore } from '../../src/conversation-sync/outbox/memory-store.ts';
import type { OutboxConnections } from '../../src/conversation-sync/outbox/outbox.ts';
import type { OutboxStore } from '../../src/conversation-sync/outbox/outbox-store.ts';
import type { TabMessage, Tabs } from '../../src/conversation-sync/outbox/tabs.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A tab's connections, and the end of the tab without a word: as a crash ends it, or a reload. */
export interface ModelTab {
  readonly connections: OutboxConnections;
  readonly die: () => void;
}

/** One browser: a disk that outlives its tabs, messages between them, and a lock that frees itself. */
export function createBrowserModel(time: VirtualTime): () => ModelTab {
  const disk = createMemoryStore();
  const listeners = new Map<number, (message: TabMessage) => void>();
  const waiting: { tab: number; onLead: () => void }[] = [];
  let leader: number | null = null;
  let tabs = 0;

  function passOn(): void {
    const next = waiting.shift();
    leader = next?.tab ?? null;
    next?.onLead();
  }

  return () => {
    tabs += 1;
    const tab = tabs;
    let dead = false;
    /** Takes a moment; a tab that dies meanwhile has not done it, or never hears that it has. */
    const slowly = async <T>(run: () => Promise<T>): Promise<T> => {
      await time.sleep(time.chance() * 4);
      if (dead) return new Promise(() => {});
      const value = await run();
      await time.sleep(time.chance() * 4);
      return dead ? new Promise(() => {}) : value;
    };
    const store: OutboxStore = {
      outlivesPage: true,
      load: () => slowly(disk.load),
      add: (update) => slowly(() => disk.add(update)),
      keepRejection: (key, rejection) => slowly(() => disk.keepRejection(key, rejection)),
      remove: (key) => slowly(() => disk.remove(key)),
      clear: () => slowly(disk.clear),
      close() {},
    };
    const leave = () => {
      dead = true;
      listeners.delete(tab);
      const place = waiting.findIndex((other) => other.tab === tab);
      if (place >= 0) waiting.splice(place, 1);
      if (leader === tab) {
        leader = null;
        time.after(1, () => leader === null && passOn());
      }
    };
    const meeting: Tabs = {
      post(message) {
        if (dead) return;
        for (const [other, listener] of listeners) {
          if (other !== tab) time.after(1, () => listeners.has(other) && listener(message));
        }
      },
      listen: (listener) => void listeners.set(tab, listener),
      lead(onLead) {
        waiting.push({ tab, onLead });
        if (leader === null) time.after(1, () => leader === null && passOn());
      },
      leave,
    };
    return { connections: { store, tabs: meeting }, die: leave };
  };
}
