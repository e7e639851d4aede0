import type { ConversationStatus } from '@parley/domain/status';
import type { Words } from '../language/words.ts';
import { type KeyPress, readKey } from './read-key.ts';

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

interface Key {
  /** As they stand on a keyboard. */
  readonly keys: readonly string[];
  readonly does: keyof Words['keys']['does'];
  /** The key of the event, where the whole page listens for it. */
  readonly press?: string;
  /** Absent where the board alone knows the key. */
  readonly command?: Command;
}

/** Every command with its keys: the page, the help and the command menu know the same. */
export const KEY_HELP: readonly Key[] = [
  { keys: ['j', '↓'], press: 'j', does: 'next', command: { name: 'move', by: 1 } },
  { keys: ['k', '↑'], press: 'k', does: 'previous', command: { name: 'move', by: -1 } },
  { keys: ['Enter'], does: 'open', command: { name: 'open' } },
  {
    keys: ['Esc'],
    press: 'Escape',
    does: 'back',
    command: { name: 'back' },
  },
  { keys: ['x'], press: 'x', does: 'select', command: { name: 'select' } },
  { keys: ['Ctrl A'], does: 'selectAll', command: { name: 'select-all' } },
  { keys: ['1'], press: '1', does: 'queue', command: { name: 'status', status: 'to-do' } },
  { keys: ['2'], press: '2', does: 'start', command: { name: 'status', status: 'in-progress' } },
  { keys: ['3'], press: '3', does: 'finish', command: { name: 'status', status: 'done' } },
  { keys: ['a'], press: 'a', does: 'assignee', command: { name: 'pick-assignee' } },
  { keys: ['i'], press: 'i', does: 'assignMe', command: { name: 'assign-me' } },
  { keys: ['u'], press: 'u', does: 'unassign', command: { name: 'unassign' } },
  { keys: ['s'], press: 's', does: 'snooze', command: { name: 'snooze' } },
  { keys: ['z'], press: 'z', does: 'undo', command: { name: 'undo' } },
  {
    keys: ['m'],
    press: 'm',
    does: 'mine',
    command: { name: 'resolve', key: 'm' },
  },
  { keys: ['t'], press: 't', does: 'theirs', command: { name: 'resolve', key: 't' } },
  { keys: ['r'], press: 'r', does: 'review', command: { name: 'resolve', key: 'r' } },
  { keys: ['b'], press: 'b', does: 'layout', command: { name: 'layout' } },
  { keys: ['← →'], does: 'beside' },
  { keys: ['v'], press: 'v', does: 'moveTo', command: { name: 'move-to' } },
  { keys: ['/'], press: '/', does: 'search', command: { name: 'search' } },
  { keys: ['Ctrl K'], does: 'menu', command: { name: 'menu' } },
  { keys: ['?'], press: '?', does: 'help', command: { name: 'help' } },
];

const COMMANDS = new Map(KEY_HELP.map(({ press, command }) => [press, command]));

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
