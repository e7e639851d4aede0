import { useEffect, useRef, useState } from 'react';
import { words } from '../language/words.ts';
import { lazyPart } from '../lazy/lazy-part.tsx';
import { PartLostNotice } from '../lazy/part-lost-notice.tsx';
import { useInbox } from '../session/inbox-context.tsx';
import { afterEvents, type BulkChange, type BulkChanges, openItems } from './bulk-change.ts';
import type { BulkItem } from './bulk-events.ts';
import { type BulkAction, toBulkNotice } from './bulk-notice.ts';

const BulkResults = lazyPart(() => import('./bulk-results.tsx').then((module) => module.BulkResults), {
  lost: ({ onClose }, again) => <PartLostNotice again={again} onClose={onClose} />,
});

const KEYS: Readonly<Record<BulkAction, string>> = { undo: 'z', review: 'r' };

/** Tells how bulk changes go and lets a person decide what did not. */
export function BulkLayer({ onOpen }: { onOpen: (id: string) => void }) {
  const { bulkEvents, toasts, updater, undo, nameOf } = useInbox();
  const [bulks, setBulks] = useState<BulkChanges>([]);
  const [reviewed, setReviewed] = useState<string | null>(null);
  const told = useRef<BulkChanges>(bulks);

  useEffect(() => bulkEvents.connect((events) => setBulks((now) => afterEvents(now, events))), [bulkEvents]);

  useEffect(() => {
    const before = told.current;
    told.current = bulks;
    for (const bulk of bulks) if (!before.includes(bulk)) tell(bulk);

    function tell(bulk: BulkChange): void {
      if (bulk.undone && openItems(bulk).length === 0) {
        toasts.dismiss(bulk.id);
        return;
      }
      const { actions, ...notice } = toBulkNotice(bulk, nameOf);
      const run = { undo: () => undo(bulk.id), review: () => setReviewed(bulk.id) };
      const labels = { undo: words.update.actions.undo, review: words.bulk.review };
      toasts.show({
        ...notice,
        id: bulk.id,
        actions: actions.map((name) => ({ label: labels[name], key: KEYS[name], run: run[name] })),
        onClosed() {
          for (const { update, outcome } of openItems(bulk)) {
            if (update && isVerdict(outcome)) updater.acknowledge(update.key);
          }
        },
      });
    }
  }, [bulks, toasts, updater, undo, nameOf]);

  const bulk = bulks.find(({ id }) => id === reviewed);
  if (!bulk) return null;
  return <BulkResults bulk={bulk} onOpen={onOpen} onClose={() => setReviewed(null)} />;
}

function isVerdict(outcome: BulkItem['outcome']): boolean {
  return (
    outcome !== null && outcome !== 'dropped' && (outcome.kind === 'conflict' || outcome.kind === 'refused')
  );
}
