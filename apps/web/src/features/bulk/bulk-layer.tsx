import { useEffect, useRef, useState } from 'react';
import {
  afterEvents,
  type BulkChange,
  type BulkChanges,
  countBulk,
  openItems,
} from '../../conversation-sync/bulk/bulk-change.ts';
import type { BulkItem } from '../../conversation-sync/bulk/bulk-events.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { useOnline } from '../../lib/connection/use-online.ts';
import { messages } from '../../lib/language/messages.ts';
import { lazyPart } from '../../ui/lazy/lazy-part.tsx';
import { PartLostNotice } from '../toast/part-lost-notice.tsx';
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
  const online = useOnline();
  const told = useRef({ bulks, online });

  useEffect(() => bulkEvents.connect((events) => setBulks((now) => afterEvents(now, events))), [bulkEvents]);

  useEffect(() => {
    const before = told.current;
    told.current = { bulks, online };
    for (const bulk of bulks) {
      // Whether it is saved right now or waits is told of those that are under way.
      const waits = before.online !== online && countBulk(bulk).underWay > 0;
      if (waits || !before.bulks.includes(bulk)) tell(bulk);
    }

    function tell(bulk: BulkChange): void {
      if (bulk.undone && openItems(bulk).length === 0) {
        toasts.dismiss(bulk.id);
        return;
      }
      const { actions, ...notice } = toBulkNotice(bulk, nameOf, online);
      const run = { undo: () => undo(bulk.id), review: () => setReviewed(bulk.id) };
      const labels = { undo: messages.update.actions.undo, review: messages.bulk.review };
      toasts.show({
        ...notice,
        id: bulk.id,
        actions: actions.map((name) => ({ label: labels[name], key: KEYS[name], run: run[name] })),
        onClosed() {
          for (const { update, outcome } of openItems(bulk)) {
            if (update && isRejection(outcome)) updater.acknowledge(update.key);
          }
        },
      });
    }
  }, [bulks, online, toasts, updater, undo, nameOf]);

  const bulk = bulks.find(({ id }) => id === reviewed);
  if (!bulk) return null;
  return <BulkResults bulk={bulk} onOpen={onOpen} onClose={() => setReviewed(null)} />;
}

function isRejection(outcome: BulkItem['outcome']): boolean {
  return (
    outcome !== null && outcome !== 'dropped' && (outcome.kind === 'conflict' || outcome.kind === 'refused')
  );
}
