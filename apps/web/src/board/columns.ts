import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain/status';
import { keepInPlace } from '../list/keep-in-place.ts';

/** The ids of the cards, by the column that they stand in. */
export type Columns = Readonly<Record<ConversationStatus, readonly string[]>>;

export const NO_COLUMNS: Columns = { 'to-do': [], 'in-progress': [], done: [] };

export function columnOf(columns: Columns, id: string): ConversationStatus | null {
  return CONVERSATION_STATUSES.find((status) => columns[status].includes(id)) ?? null;
}

/**
 * What the server lists, but that held cards stay where they are shown: one that we moved, have the focus on or have
 * open neither jumps to its place in the order nor follows what others do to it.
 */
export function arrange(shown: Columns, listed: Columns, held: ReadonlySet<string>): Columns {
  const staying = new Set([...held].filter((id) => columnOf(shown, id) !== null));
  return mapColumns((status) =>
    keepInPlace(
      shown[status],
      listed[status].filter((id) => !staying.has(id)),
      staying,
    ),
  );
}

/** Puts a card into another column: back to the place where it is listed, else to the top, where it is seen. */
export function moveCard(shown: Columns, listed: Columns, id: string, to: ConversationStatus): Columns {
  const from = columnOf(shown, id);
  if (from === null || from === to) return shown;
  return {
    ...shown,
    [from]: shown[from].filter((other) => other !== id),
    [to]: insert(shown[to], listed[to], id),
  };
}

function insert(shown: readonly string[], listed: readonly string[], id: string): readonly string[] {
  const above = new Set(listed.slice(0, Math.max(0, listed.indexOf(id))));
  const place = shown.findLastIndex((other) => above.has(other)) + 1;
  return shown.toSpliced(place, 0, id);
}

function mapColumns(column: (status: ConversationStatus) => readonly string[]): Columns {
  return { 'to-do': column('to-do'), 'in-progress': column('in-progress'), done: column('done') };
}
