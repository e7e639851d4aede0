import { useEffect, useRef } from 'react';
import { isInConversation, isInDialog, isTyping } from '../../lib/keyboard/is-typing.ts';
import { singleKeys } from '../../lib/keyboard/single-keys.ts';
import { type Command, commandOf } from './key-map.ts';

/** Listens for the keys of the whole page. */
export function useCommands(run: (command: Command, event: KeyboardEvent) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isInDialog(event.target)) return;
      const command = commandOf(event, singleKeys.get());
      if (!command || (isTyping(event.target) && command.name !== 'menu')) return;
      // Elsewhere it marks the text.
      if (command.name === 'select-all' && !isInConversation(event.target)) return;
      event.preventDefault();
      latest.current(command, event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
