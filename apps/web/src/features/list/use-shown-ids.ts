import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import { keepInPlace } from './keep-in-place.ts';
import type { Index } from './use-conversation-index.ts';

interface Shown {
  readonly index: Index | null;
  readonly viewKey: string | null;
  readonly ids: readonly string[];
}

const NOTHING: Shown = { index: null, viewKey: null, ids: [] };

/**
 * The ids in the order on screen. A row that we changed, have the focus on or have open stays where it is
 * although it left the list, until the list is swept or another view is chosen: nothing jumps, the focus
 * stays, and a slip can be undone on the row it happened to.
 */
export function useShownIds(
  index: Index | null,
  viewKey: string | null,
  held: ReadonlySet<string>,
): readonly string[] {
  const [{ ids }] = useCarriedState(NOTHING, (shown) => {
    if (shown.index === index && shown.viewKey === viewKey) return shown;
    const fresh = index?.ids ?? NOTHING.ids;
    return { index, viewKey, ids: shown.viewKey === viewKey ? keepInPlace(shown.ids, fresh, held) : fresh };
  });
  return ids;
}
