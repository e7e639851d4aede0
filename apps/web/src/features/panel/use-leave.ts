import { type RefObject, useEffect, useRef } from 'react';
import { readKey } from '../../lib/keyboard/read-key.ts';

/** Leaves what was opened at Escape, wherever the focus is, and at a press beside it and what stands around it. */
export function useLeave(opened: RefObject<HTMLElement | null>, onLeave: () => void): void {
  const latest = useRef(onLeave);
  useEffect(() => {
    latest.current = onLeave;
  });
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      // Around it stands the button that opened it, which closes it by itself.
      const around = opened.current?.parentElement;
      if (target instanceof Node && around?.contains(target) === false) latest.current();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (readKey(event) !== 'Escape' || document.querySelector('dialog:modal, :popover-open')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, [opened]);
}
