import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain/status';
import type { Step } from '../keyboard/key-map.ts';
import type { ColumnHandle } from './column.tsx';
import { type Columns, columnOf } from './columns.ts';

interface Board {
  readonly columns: Columns;
  readonly activeId: string | null;
  readonly column: (status: ConversationStatus) => ColumnHandle | null;
  readonly pane: Element;
}

/** Where a step leads: up and down within a column, left and right to the card beside; null = nowhere. */
export function findStep(step: Step, { columns, activeId, column, pane }: Board): string | null {
  const status = activeId === null ? null : columnOf(columns, activeId);
  if (activeId === null || status === null) return null;
  const ids = columns[status];
  const at = ids.indexOf(activeId);
  const page = column(status)?.page() ?? 1;
  const within = (index: number) => ids[Math.max(0, Math.min(ids.length - 1, index))] ?? null;
  const forwards = pane.matches(':dir(rtl)') ? -1 : 1;
  switch (step) {
    case 'next':
      return within(at + 1);
    case 'previous':
      return within(at - 1);
    case 'page-down':
      return within(at + page);
    case 'page-up':
      return within(at - page);
    case 'first':
      return within(0);
    case 'last':
      return within(ids.length);
    case 'right':
      return beside(activeId, status, forwards);
    case 'left':
      return beside(activeId, status, -forwards);
  }

  function beside(id: string, from: ConversationStatus, by: number): string | null {
    const box = pane.querySelector(`[data-conversation="${id}"]`)?.getBoundingClientRect();
    const height = box ? box.top + box.height / 2 : 0;
    const index = CONVERSATION_STATUSES.indexOf(from);
    const ahead =
      by > 0 ? CONVERSATION_STATUSES.slice(index + 1) : CONVERSATION_STATUSES.slice(0, index).toReversed();
    const next = ahead.find((other) => columns[other].length > 0);
    return next ? (column(next)?.idAt(height) ?? null) : id;
  }
}
