import type { UndoIntent } from '@parley/domain/status';

export interface UndoEntry {
  readonly key: string;
  readonly conversationId: string;
  readonly subject: string;
  readonly undo: UndoIntent;
}

const LONGEST = 50;

/** What can be taken back, newest last. An entry is taken once. */
export function createUndoHistory() {
  let entries: readonly UndoEntry[] = [];
  return {
    add(entry: UndoEntry): void {
      entries = [...entries, entry].slice(-LONGEST);
    },
    /** Replaces the planned undo by the server's; null = there is nothing to take back. */
    settle(key: string, undo: UndoIntent | null): void {
      entries = undo
        ? entries.map((entry) => (entry.key === key ? { ...entry, undo } : entry))
        : entries.filter((entry) => entry.key !== key);
    },
    take(key?: string): UndoEntry | undefined {
      const entry = key === undefined ? entries.at(-1) : entries.find((candidate) => candidate.key === key);
      entries = entries.filter((candidate) => candidate !== entry);
      return entry;
    },
  };
}
