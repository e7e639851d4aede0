import type { UpdateIntent } from '../update/pending-update.ts';
import { type BulkEvent, type BulkItem, itemOf } from './bulk-events.ts';

/** One change of several conversations, with what became of each. */
export interface BulkChange {
  readonly id: string;
  readonly intent: UpdateIntent;
  readonly undoes: boolean;
  /** It has been taken back. */
  readonly undone: boolean;
  readonly items: readonly BulkItem[];
}

export type BulkChanges = readonly BulkChange[];

/** Pure: what the events make of the bulk changes. A bulk change in which nothing happened stays the same object. */
export function afterEvents(bulks: BulkChanges, events: readonly BulkEvent[]): BulkChanges {
  return events.reduce(afterEvent, bulks);
}

function afterEvent(bulks: BulkChanges, event: BulkEvent): BulkChanges {
  switch (event.type) {
    case 'submitted': {
      const { bulk: id, intent, undoes, items } = event;
      const known = bulks.some((bulk) => bulk.id === id);
      if (!known) return [...bulks, { id, intent, undoes, undone: false, items }];
      return items.reduce((now, item) => withItem(now, id, item), bulks);
    }
    case 'ended': {
      const { update, outcome } = event;
      return withItem(bulks, update.bulk ?? update.key, { ...itemOf(update), outcome });
    }
    case 'dropped':
      return bulks.map((bulk) => {
        const item = bulk.items.find(({ update }) => update?.key === event.key);
        // What has been saved leaves too, and that is told.
        if (!item || item.outcome === 'dropped') return bulk;
        if (item.outcome !== null && item.outcome.kind === 'saved') return bulk;
        return patched(bulk, { ...item, outcome: 'dropped' });
      });
    case 'left':
      return bulks.map((bulk) => {
        const item = bulk.items.find(({ conversationId }) => conversationId === event.conversationId);
        return bulk.id === event.bulk && item ? patched(bulk, { ...item, outcome: 'dropped' }) : bulk;
      });
    case 'undone':
      return bulks.map((bulk) => (bulk.id === event.bulk ? { ...bulk, undone: true } : bulk));
  }
}

// After a reload the first that is heard of a bulk change is how one of it ended.
function withItem(bulks: BulkChanges, id: string, item: BulkItem): BulkChanges {
  const bulk = bulks.find((candidate) => candidate.id === id);
  if (bulk) return bulks.map((other) => (other === bulk ? patched(bulk, item) : other));
  const { intent = {}, undoes = false } = item.update ?? {};
  return [...bulks, { id, intent, undoes, undone: false, items: [item] }];
}

function patched(bulk: BulkChange, item: BulkItem): BulkChange {
  const at = bulk.items.findIndex(({ conversationId }) => conversationId === item.conversationId);
  const known = bulk.items[at];
  // An older attempt must not hide what is known of the newer one.
  const isOlder = known?.outcome === null && known.update?.key !== item.update?.key && item.outcome !== null;
  if (isOlder) return bulk;
  return { ...bulk, items: at < 0 ? [...bulk.items, item] : bulk.items.with(at, item) };
}

/** How many of a bulk change ended in which way. */
export interface BulkCount {
  readonly saved: number;
  /** It was so already. */
  readonly unchanged: number;
  readonly conflict: number;
  readonly refused: number;
  /** Sent, and not settled for long. */
  readonly unsettled: number;
  readonly dropped: number;
  readonly underWay: number;
}

export function countBulk({ items }: BulkChange): BulkCount {
  const count = { saved: 0, unchanged: 0, conflict: 0, refused: 0, unsettled: 0, dropped: 0, underWay: 0 };
  for (const { outcome } of items) {
    if (outcome === null) count.underWay += 1;
    else if (outcome === 'dropped') count.dropped += 1;
    else if (outcome.kind === 'saved' && !outcome.changed) count.unchanged += 1;
    else count[outcome.kind] += 1;
  }
  return count;
}

/** What a person has to decide. */
export function openItems({ items }: BulkChange): readonly BulkItem[] {
  return items.filter(({ outcome }) => outcome !== null && outcome !== 'dropped' && outcome.kind !== 'saved');
}
