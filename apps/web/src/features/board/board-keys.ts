import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain/status';
import type { KeyboardEvent } from 'react';
import { readKey } from '../../lib/keyboard/read-key.ts';
import { singleKeys } from '../../lib/keyboard/single-keys.ts';
import type { ColumnHandle } from './column.tsx';
import { type Columns, columnOf } from './columns.ts';

const LETTERS: Readonly<Record<string, string>> = { j: 'ArrowDown', k: 'ArrowUp' };

interface Board {
  readonly columns: Columns;
  readonly activeId: string | null;
  readonly column: (status: ConversationStatus) => ColumnHandle | null;
  readonly go: (id: string) => void;
  readonly open: (id: string) => void;
}

/** What the keys do on the board: up and down within a column, left and right to the card beside. */
export function createBoardKeys({ columns, activeId, column, go, open }: Board) {
  function beside(id: string, from: ConversationStatus, by: number, height: number): string | null {
    const at = CONVERSATION_STATUSES.indexOf(from);
    const ahead =
      by > 0 ? CONVERSATION_STATUSES.slice(at + 1) : CONVERSATION_STATUSES.slice(0, at).toReversed();
    const next = ahead.find((status) => columns[status].length > 0);
    return next ? (column(next)?.idAt(height) ?? null) : id;
  }

  function target(key: string, grid: Element, id: string): string | null | undefined {
    const status = columnOf(columns, id);
    if (status === null) return undefined;
    const ids = columns[status];
    const at = ids.indexOf(id);
    const page = column(status)?.page() ?? 1;
    const within = (index: number) => ids[Math.max(0, Math.min(ids.length - 1, index))];
    const box = grid.querySelector(`[data-conversation="${id}"]`)?.getBoundingClientRect();
    const height = box ? box.top + box.height / 2 : 0;
    const forwards = grid.matches(':dir(rtl)') ? -1 : 1;
    switch (singleKeys.get() ? (LETTERS[key] ?? key) : key) {
      case 'ArrowDown':
        return within(at + 1);
      case 'ArrowUp':
        return within(at - 1);
      case 'PageDown':
        return within(at + page);
      case 'PageUp':
        return within(at - page);
      case 'Home':
        return ids[0];
      case 'End':
        return ids.at(-1);
      case 'ArrowRight':
        return beside(id, status, forwards, height);
      case 'ArrowLeft':
        return beside(id, status, -forwards, height);
      default:
        return undefined;
    }
  }

  return (event: KeyboardEvent<Element>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || activeId === null) return;
    const isButton = event.target instanceof HTMLButtonElement;
    const key = readKey(event.nativeEvent);
    const next = target(key, event.currentTarget, activeId);
    if (next) go(next);
    else if (key === 'Enter' && !isButton) open(activeId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
