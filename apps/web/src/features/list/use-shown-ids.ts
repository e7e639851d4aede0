import { useState } from 'react';
import { keepInPlace } from './keep-in-place.ts';
import type { Index } from './use-conversation-index.ts';

const NONE: readonly string[] = [];

interface Shown {
  readonly index: Index | null;
  readonly viewKey: string | null;
  readonly ids: readonly string[];
}

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
  const [shown, setShown] = useState<Shown>({ index: null, viewKey: null, ids: NONE });
  if (shown.index === index && shown.viewKey === viewKey) return shown.ids;
  const fresh = index?.ids ?? NONE;
  const ids = shown.viewKey === viewKey ? keepInPlace(shown.ids, fresh, held) : fresh;
  setShown({ index, viewKey, ids });
  return ids;
}
