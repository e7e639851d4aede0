import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { steadyRow } from './steady-row.ts';

interface Options {
  readonly virtual: RefObject<VirtualizerHandle | null>;
  readonly grid: RefObject<HTMLElement | null>;
  readonly ids: readonly string[];
  readonly of: string | null;
  readonly activeId: string | null;
}

/** Keeps the row that is looked at where it is on screen when rows above it come and go. */
export function useSteadyScroll({ virtual, grid, ids, of, activeId }: Options): void {
  const before = useRef({ ids, of });
  useLayoutEffect(() => {
    const { ids: old, of: oldView } = before.current;
    before.current = { ids, of };
    const list = virtual.current;
    if (!list || old === ids || oldView !== of) return;
    const hasFocus = grid.current?.contains(document.activeElement) === true;
    // Whoever is at the top without being in the list wants to see what comes.
    if (list.scrollOffset === 0 && !hasFocus) return;
    const first = list.findItemIndex(list.scrollOffset);
    const last = list.findItemIndex(list.scrollOffset + list.viewportSize);
    const row = steadyRow({ old, ids, first, last, preferred: hasFocus ? activeId : null });
    if (row) list.scrollBy(list.getItemOffset(row.to) - list.getItemOffset(row.from));
  });
}
