import type { Entries, Entry } from '../outbox/entry.ts';
import type { PendingUpdate, PendingUpdates } from './pending-update.ts';

/**
 * What is on its way, by conversation. A conversation in which nothing changed keeps its very array, so that
 * what shows it has nothing to do.
 */
export function toPending(entries: Entries, before: PendingUpdates): PendingUpdates {
  const groups: Record<string, PendingUpdate[]> = {};
  for (const entry of entries) {
    if (entry.rejection) continue;
    const group = groups[entry.update.conversationId];
    if (group) group.push(toPendingUpdate(entry));
    else groups[entry.update.conversationId] = [toPendingUpdate(entry)];
  }
  return Object.fromEntries(
    Object.entries(groups).map(([id, now]) => {
      const old = before[id];
      return [id, old && isSame(old, now) ? old : now];
    }),
  );
}

function toPendingUpdate({ update, attempts, sending }: Entry): PendingUpdate {
  return { ...update, phase: attempts > 0 ? 'held' : sending ? 'sending' : 'waiting' };
}

function isSame(old: readonly PendingUpdate[], now: readonly PendingUpdate[]): boolean {
  return (
    old.length === now.length &&
    now.every(({ key, phase }, at) => key === old[at]?.key && phase === old[at]?.phase)
  );
}
