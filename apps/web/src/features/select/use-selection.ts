import { useEffect, useMemo, useRef, useState } from 'react';
import { MAX_ADDRESSED } from '../../conversation-sync/view/selected-ids.ts';
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
const ADDRESS_DELAY_MS = 200;

/**
 * The selection, at once on screen and soon after in the address, if that can name so many. An address that says
 * otherwise wins.
 *
 * @param listed what is listed; another list begins with the selection of its address
 */
export function useSelection(
  listed: string,
  addressed: readonly string[],
  onSelected: (ids: readonly string[]) => void,
): SelectionHandle {
  const address = addressed.join('.');
  const [seen, setSeen] = useState({ listed, address });
  const [selection, setSelection] = useState<Selection>(() => selectionOf(addressed));
  const { selected } = selection;
  const isNamed = selected.length <= MAX_ADDRESSED;
  const named = isNamed ? selected.join('.') : '';
  if (seen.listed !== listed || seen.address !== address) {
    setSeen({ listed, address });
    if (named !== address || (seen.listed !== listed && !isNamed)) setSelection(selectionOf(addressed));
  }

  const write = useRef(onSelected);
  useEffect(() => {
    write.current = onSelected;
  });
  const isWritten = named === address;
  useEffect(() => {
    if (isWritten) return;
    const timer = setTimeout(() => write.current(selected), ADDRESS_DELAY_MS);
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
