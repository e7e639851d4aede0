import { useEffect, useMemo, useRef, useState } from 'react';
import { extend, type Selection, selectAll, selectionOf, toggle } from './selection.ts';

export interface SelectionHandle {
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly extend: (ids: readonly string[], from: string, to: string) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

// Browsers refuse addresses that change with each key that repeats.
const PAUSE = 200;

/**
 * The selection, at once on screen and soon after in the address. An address that says otherwise wins.
 *
 * @param listed what is listed; another list begins with the selection of its address
 */
export function useSelection(
  listed: string,
  addressed: readonly string[],
  onSelected: (ids: readonly string[]) => void,
): SelectionHandle {
  const address = `${listed} ${addressed.join('.')}`;
  const [seen, setSeen] = useState(address);
  const [selection, setSelection] = useState<Selection>(() => selectionOf(addressed));
  if (seen !== address) {
    setSeen(address);
    if (selection.selected.join('.') !== addressed.join('.')) setSelection(selectionOf(addressed));
  }

  const { selected } = selection;
  const write = useRef(onSelected);
  useEffect(() => {
    write.current = onSelected;
  });
  const isWritten = selected.join('.') === addressed.join('.');
  useEffect(() => {
    if (isWritten) return;
    const timer = setTimeout(() => write.current(selected), PAUSE);
    return () => clearTimeout(timer);
  }, [isWritten, selected]);

  return useMemo(() => {
    const set = new Set(selected);
    return {
      ids: selected,
      has: (id) => set.has(id),
      toggle: (id) => setSelection((now) => toggle(now, id)),
      extend: (ids, from, to) => setSelection((now) => extend(now, ids, from, to)),
      add: (ids) => setSelection((now) => selectAll(now, ids)),
      clear: () => setSelection(selectionOf([])),
    };
  }, [selected]);
}
