import type { Messages } from '../../lib/language/messages.ts';
import { COMMANDS, type Command } from './key-map.ts';

interface KeyHelp {
  /** As they stand on a keyboard. */
  readonly keys: readonly string[];
  readonly does: keyof Messages['keys']['does'];
  /** Absent where the board alone knows the key. */
  readonly command?: Command | undefined;
}

/** Every command with its keys, as the help and the command menu show them. */
export const KEY_HELP: readonly KeyHelp[] = [
  { keys: ['j', '↓'], does: 'next', command: COMMANDS.get('j') },
  { keys: ['k', '↑'], does: 'previous', command: COMMANDS.get('k') },
  { keys: ['Enter'], does: 'open', command: { name: 'open' } },
  { keys: ['Esc'], does: 'back', command: COMMANDS.get('Escape') },
  single('x', 'select'),
  { keys: ['Ctrl A'], does: 'selectAll', command: { name: 'select-all' } },
  single('1', 'queue'),
  single('2', 'start'),
  single('3', 'finish'),
  single('a', 'assignee'),
  single('i', 'assignMe'),
  single('u', 'unassign'),
  single('s', 'snooze'),
  single('z', 'undo'),
  single('m', 'mine'),
  single('t', 'theirs'),
  single('r', 'review'),
  single('b', 'layout'),
  { keys: ['← →'], does: 'beside' },
  single('v', 'moveTo'),
  single('/', 'search'),
  { keys: ['Ctrl K'], does: 'menu', command: { name: 'menu' } },
  single('?', 'help'),
];

function single(key: string, does: KeyHelp['does']): KeyHelp {
  return { keys: [key], does, command: COMMANDS.get(key) };
}
