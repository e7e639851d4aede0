import { useEffect, useRef } from 'react';
import { isInDialog, isInGrid, isTyping } from '../../lib/keyboard/is-typing.ts';
import { singleKeys } from '../../lib/keyboard/single-keys.ts';
import { type Command, commandOf } from './key-map.ts';

/** Listens for the keys of the page, the one place that does. */
export function usePageKeys(run: (command: Command, event: KeyboardEvent) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || isInDialog(target)) return;
      const command = commandOf(event, singleKeys.get(), isInGrid(target) ? 'row' : 'page');
      if (!command || (isTyping(target) && command !== 'menu')) return;
      // A button is pressed by Enter and Space.
      if (target instanceof HTMLButtonElement && /^(Enter| )$/.test(event.key)) return;
      event.preventDefault();
      latest.current(command, event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
