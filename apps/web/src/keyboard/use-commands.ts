import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';
import { type Command, commandOf } from './key-map.ts';

/** Listens for the keys of the whole page. */
export function useCommands(run: (command: Command, event: KeyboardEvent) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      latest.current(command, event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
