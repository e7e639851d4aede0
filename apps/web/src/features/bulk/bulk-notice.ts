import { type BulkChange, countBulk } from '../../conversation-sync/bulk/bulk-change.ts';
import type { NameOf } from '../../conversation-sync/update/describe-values.ts';
import type { Notice } from '../../conversation-sync/update/notice.ts';
import { intentName } from '../../conversation-sync/update/notice.ts';
import { messages } from '../../lib/language/messages.ts';
import { formatNumber } from '../../lib/language/number.ts';

export type BulkAction = 'undo' | 'review';

export interface BulkNotice extends Omit<Notice, 'actions'> {
  readonly subject: string;
  readonly actions: readonly BulkAction[];
}

/** A bulk change in words: how many it changed, and why not all. */
export function toBulkNotice(bulk: BulkChange, nameOf: NameOf, online = true): BulkNotice {
  const { saved, unchanged, conflict, refused, unsettled, dropped, underWay } = countBulk(bulk);
  const total = messages.list.count(bulk.items.length);
  const undecided = conflict + refused;
  const reasons = [
    conflict > 0 && messages.bulk.conflicts(conflict),
    refused > 0 && messages.bulk.refused(refused),
    unsettled > 0 && messages.bulk.unsettled(unsettled),
    unchanged > 0 && messages.bulk.unchanged(unchanged),
    dropped > 0 && messages.bulk.left(dropped),
    underWay > 0 && (online ? messages.bulk.saving : messages.bulk.waiting),
  ].filter((reason) => reason !== false);
  const canUndo = !bulk.undoes && !bulk.undone && saved + underWay > 0;
  return {
    tone: undecided > 0 ? 'bad' : underWay + unsettled > 0 ? 'plain' : 'good',
    lead: bulk.undoes ? messages.update.done.undone : intentName(bulk.intent, nameOf),
    subject:
      saved + underWay === bulk.items.length
        ? total
        : messages.bulk.some(formatNumber(saved + underWay), total),
    detail: reasons.join(' ') || null,
    actions: [
      ...(canUndo ? ['undo' as const] : []),
      ...(undecided + unsettled > 0 ? ['review' as const] : []),
    ],
    sticky: undecided + unsettled + underWay > 0,
  };
}
