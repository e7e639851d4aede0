import type { ConversationStatus } from '@parley/domain/status';
import { type KeyPress, readKey } from '../../lib/keyboard/read-key.ts';

export type Command =
  | { readonly name: 'move'; readonly by: 1 | -1 }
  | { readonly name: 'status'; readonly status: ConversationStatus }
  | { readonly name: 'resolve'; readonly key: 'm' | 't' | 'r' }
  | {
      readonly name:
        | 'open'
        | 'back'
        | 'select'
        | 'select-all'
        | 'pick-assignee'
        | 'snooze'
        | 'assign-me'
        | 'unassign'
        | 'undo'
        | 'search'
        | 'layout'
        | 'move-to'
        | 'menu'
        | 'help';
    };

/** What each key of the whole page does. `Enter` and keys with Ctrl are where they are pressed. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['j', { name: 'move', by: 1 }],
  ['k', { name: 'move', by: -1 }],
  ['Escape', { name: 'back' }],
  ['x', { name: 'select' }],
  ['1', { name: 'status', status: 'to-do' }],
  ['2', { name: 'status', status: 'in-progress' }],
  ['3', { name: 'status', status: 'done' }],
  ['a', { name: 'pick-assignee' }],
  ['i', { name: 'assign-me' }],
  ['u', { name: 'unassign' }],
  ['s', { name: 'snooze' }],
  ['z', { name: 'undo' }],
  ['m', { name: 'resolve', key: 'm' }],
  ['t', { name: 'resolve', key: 't' }],
  ['r', { name: 'resolve', key: 'r' }],
  ['b', { name: 'layout' }],
  ['v', { name: 'move-to' }],
  ['/', { name: 'search' }],
  ['?', { name: 'help' }],
]);

export interface CommandPress extends KeyPress {
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat?: boolean;
}

/**
 * The command of a key press. With Ctrl, Alt or Meta it belongs to the browser, but for Ctrl+K and Ctrl+A: Ctrl+Alt is
 * AltGr, with which half of Europe types. Shift stays allowed, "/" and "?" need it on some keyboards.
 */
export function commandOf(press: CommandPress, hasSingleKeys = true): Command | null {
  const key = readKey(press);
  if (isControlAlone(press)) {
    if (key === 'k') return { name: 'menu' };
    if (key === 'a') return { name: 'select-all' };
  }
  if (press.ctrlKey || press.altKey || press.metaKey || (key.length === 1 && !hasSingleKeys)) return null;
  const command = COMMANDS.get(key);
  if (!command || (press.repeat && command.name !== 'move')) return null;
  return command;
}

/** With Ctrl or Command, and with nothing else. */
function isControlAlone({ ctrlKey, altKey, metaKey, shiftKey, repeat }: CommandPress): boolean {
  return ctrlKey !== metaKey && !altKey && !shiftKey && !repeat;
}
