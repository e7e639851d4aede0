import { useEffect, useMemo, useRef } from 'react';
import { MAX_ADDRESSED } from '../../conversation-sync/view/selected-ids.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import { extend, type Selection, selectAll, selectionOf, toggle } from './selection.ts';

export interface SelectionHandle {
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly extend: (ids: readonly string[], from: string, to: string) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

interface State {
  readonly listed: string;
  readonly address: string;
  readonly selection: Selection;
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
  const [{ selection }, setState] = useCarriedState<State>(
    () => ({ listed, address, selection: selectionOf(addressed) }),
    (before) => {
      if (before.listed === listed && before.address === address) return before;
      const { selected } = before.selection;
      const isCleared = before.listed !== listed && !isNamed(selected);
      const isKept = toAddress(selected) === address && !isCleared;
      return { listed, address, selection: isKept ? before.selection : selectionOf(addressed) };
    },
  );
  const { selected } = selection;

  const write = useRef(onSelected);
  useEffect(() => {
    write.current = onSelected;
  });
  const isWritten = toAddress(selected) === address;
  useEffect(() => {
    if (isWritten) return;
    const timer = setTimeout(() => write.current(selected), ADDRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, [isWritten, selected]);

  return useMemo(() => {
    const set = new Set(selected);
    const change = (to: (now: Selection) => Selection): void =>
      setState((state) => ({ ...state, selection: to(state.selection) }));
    return {
      ids: selected,
      has: (id) => set.has(id),
      toggle: (id) => change((now) => toggle(now, id)),
      extend: (ids, from, to) => change((now) => extend(now, ids, from, to)),
      add: (ids) => change((now) => selectAll(now, ids)),
      clear: () => change(() => selectionOf([])),
    };
  }, [selected, setState]);
}

function isNamed(selected: readonly string[]): boolean {
  return selected.length <= MAX_ADDRESSED;
}

function toAddress(selected: readonly string[]): string {
  return isNamed(selected) ? selected.join('.') : '';
}
