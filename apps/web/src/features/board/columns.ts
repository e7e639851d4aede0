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

/** Where a card stood before it was moved. */
export interface Origin {
  readonly status: ConversationStatus;
  /** The card above it; null = it was the first. */
  readonly above: string | null;
}

/** Puts a card into another column: back to where it came from, else to the top, where it is seen. */
export function moveCard(
  shown: Columns,
  id: string,
  to: ConversationStatus,
  origin: Origin | undefined,
): { readonly columns: Columns; readonly origin: Origin } | null {
  const from = columnOf(shown, id);
  if (from === null || from === to) return null;
  const place = origin?.status === to && origin.above !== null ? shown[to].indexOf(origin.above) + 1 : 0;
  const above = shown[from][shown[from].indexOf(id) - 1] ?? null;
  const columns = {
    ...shown,
    [from]: shown[from].filter((other) => other !== id),
    [to]: shown[to].toSpliced(place, 0, id),
  };
  return { columns, origin: { status: from, above } };
}

function mapColumns(column: (status: ConversationStatus) => readonly string[]): Columns {
  return { 'to-do': column('to-do'), 'in-progress': column('in-progress'), done: column('done') };
}
