import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { scrollAnchor } from './scroll-anchor.ts';

interface Options {
  readonly virtual: RefObject<VirtualizerHandle | null>;
  readonly grid: RefObject<HTMLElement | null>;
  readonly ids: readonly string[];
  readonly viewKey: string | null;
  readonly activeId: string | null;
}

/** Keeps the row that is looked at where it is on screen when rows above it come and go. */
export function useScrollAnchor({ virtual, grid, ids, viewKey, activeId }: Options): void {
  const before = useRef({ ids, viewKey });
  useLayoutEffect(() => {
    const { ids: old, viewKey: oldView } = before.current;
    before.current = { ids, viewKey };
    const list = virtual.current;
    if (!list || old === ids || oldView !== viewKey) return;
    const hasFocus = grid.current?.contains(document.activeElement) === true;
    // Whoever is at the top without being in the list wants to see what comes.
    if (list.scrollOffset === 0 && !hasFocus) return;
    const first = list.findItemIndex(list.scrollOffset);
    const last = list.findItemIndex(list.scrollOffset + list.viewportSize);
    const row = scrollAnchor({ old, ids, first, last, preferred: hasFocus ? activeId : null });
    if (row) list.scrollBy(list.getItemOffset(row.to) - list.getItemOffset(row.from));
  });
}
