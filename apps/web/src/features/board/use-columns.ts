import { isConversationStatus } from '@parley/domain/status';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import type { Move } from '../list/shift-counts.ts';
import { arrange, type Columns, moveCard, NO_COLUMNS, type Origin } from './columns.ts';
import type { BoardIndex } from './use-board-index.ts';

interface Shown {
  readonly index: BoardIndex | null;
  readonly viewKey: string | null;
  readonly moves: ReadonlyMap<string, Move>;
  readonly columns: Columns;
  readonly origins: ReadonlyMap<string, Origin>;
}

const NOTHING: Shown = {
  index: null,
  viewKey: null,
  moves: new Map(),
  columns: NO_COLUMNS,
  origins: new Map(),
};

/** The cards as they stand on screen: as the server lists them, with our own moves made at once. */
export function useColumns(
  index: BoardIndex | null,
  viewKey: string | null,
  moves: ReadonlyMap<string, Move>,
  held: ReadonlySet<string>,
): Columns {
  const [{ columns }] = useCarriedState(NOTHING, (shown) => {
    if (shown.index === index && shown.viewKey === viewKey && shown.moves === moves) return shown;
    return { index, viewKey, moves, ...arrangeCards(shown, { index, viewKey, moves }, held) };
  });
  return columns;
}

function arrangeCards(
  shown: Shown,
  { index, viewKey, moves }: Pick<Shown, 'index' | 'viewKey' | 'moves'>,
  held: ReadonlySet<string>,
): Pick<Shown, 'columns' | 'origins'> {
  const listed = index?.columns ?? NO_COLUMNS;
  let columns = shown.columns;
  if (shown.viewKey !== viewKey) columns = listed;
  else if (shown.index !== index) columns = arrange(columns, listed, held);
  const origins = new Map(shown.viewKey === viewKey ? shown.origins : []);
  for (const [id, { to }] of moves) {
    const moved = isConversationStatus(to) && moveCard(columns, id, to, origins.get(id));
    if (!moved) continue;
    columns = moved.columns;
    origins.set(id, moved.origin);
  }
  return { columns, origins };
}
