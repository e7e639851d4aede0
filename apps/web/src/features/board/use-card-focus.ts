import { type FocusEvent, useLayoutEffect, useReducer, useRef } from 'react';
import { type Columns, columnOf } from './columns.ts';

/** Keeps the focus on the card that has it when that card moves to another column. */
export function useCardFocus(columns: Columns, focus: (id: string) => void, onMoved: (id: string) => void) {
  const focused = useRef<string | null>(null);
  const wanted = useRef<string | null>(null);
  const before = useRef(columns);
  const [, rerender] = useReducer((times: number) => times + 1, 0);

  useLayoutEffect(() => {
    const was = before.current;
    before.current = columns;
    const id = wanted.current ?? focused.current;
    if (id === null) return;
    const hasMoved = columnOf(was, id) !== columnOf(columns, id);
    if (wanted.current === null && !(hasMoved && document.activeElement === document.body)) return;
    wanted.current = null;
    focus(id);
    if (hasMoved) onMoved(id);
  });

  return {
    /** Puts the focus on a card as soon as it stands where it belongs. */
    want(id: string): void {
      wanted.current = id;
      rerender();
    },
    onFocus({ target }: FocusEvent): void {
      focused.current = cardOf(target);
    },
    // With nothing to go to it was not taken away by a person, or by one who may want it back.
    onBlur({ relatedTarget }: FocusEvent): void {
      if (relatedTarget !== null && cardOf(relatedTarget) === null) focused.current = null;
    },
  };
}

/** The card around an element. */
export function cardOf(target: EventTarget | null): string | null {
  const card = target instanceof Element ? target.closest('[data-conversation]') : null;
  return card?.getAttribute('data-conversation') ?? null;
}
