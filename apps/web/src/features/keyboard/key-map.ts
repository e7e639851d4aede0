import { type KeyPress, readKey } from '../../lib/keyboard/read-key.ts';
import type { Messages } from '../../lib/language/messages.ts';

/** A move of the focus from one row or card to another. */
export type Step = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last' | 'left' | 'right';

export type Command = Step | Exclude<keyof Messages['keys']['does'], 'beside'>;

/** Where a key counts: anywhere in the page but in fields and dialogs, or with the focus on a row or a card. */
export type Scope = 'page' | 'row';

/** Every key of the page, in the order of the help. Menus and fields have those that their role demands. */
export const KEYS: readonly (readonly [key: string, command: Command, scope?: Scope])[] = [
  ['j', 'next'],
  ['ArrowDown', 'next', 'row'],
  ['k', 'previous'],
  ['ArrowUp', 'previous', 'row'],
  ['PageDown', 'page-down', 'row'],
  ['PageUp', 'page-up', 'row'],
  ['Home', 'first', 'row'],
  ['End', 'last', 'row'],
  ['Enter', 'open', 'row'],
  ['Escape', 'back'],
  ['x', 'select'],
  ['Space', 'select', 'row'],
  ['Ctrl a', 'selectAll', 'row'],
  ['1', 'queue'],
  ['2', 'start'],
  ['3', 'finish'],
  ['a', 'assignee'],
  ['i', 'assignMe'],
  ['u', 'unassign'],
  ['s', 'snooze'],
  ['z', 'undo'],
  ['m', 'mine'],
  ['t', 'theirs'],
  ['r', 'review'],
  ['b', 'layout'],
  ['ArrowLeft', 'left', 'row'],
  ['ArrowRight', 'right', 'row'],
  ['v', 'moveTo'],
  ['/', 'search'],
  ['Ctrl k', 'menu'],
  ['?', 'help'],
];

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
export function commandOf(press: CommandPress, hasSingleKeys = true, at: Scope = 'page'): Command | null {
  const pressed = readKey(press).replace(' ', 'Space');
  const key = isControlAlone(press) ? `Ctrl ${pressed}` : pressed;
  if (key === pressed && (press.ctrlKey || press.altKey || press.metaKey)) return null;
  if (key.length === 1 && !hasSingleKeys) return null;
  const [, command, scope = 'page'] = KEYS.find(([name]) => name === key) ?? [];
  if (!command || (scope === 'row' && at !== 'row')) return null;
  const mayRepeat = scope === 'row' || command === 'next' || command === 'previous';
  return press.repeat && !mayRepeat ? null : command;
}

/** With Ctrl or Command, and with nothing else. */
function isControlAlone({ ctrlKey, altKey, metaKey, shiftKey, repeat }: CommandPress): boolean {
  return ctrlKey !== metaKey && !altKey && !shiftKey && !repeat;
}

/** The first of its keys. */
export function keyOf(command: Command): string {
  return KEYS.find(([, called]) => called === command)?.[0] ?? '';
}

export function isStep(command: Command): command is Step {
  return /^(next|previous|page-\w+|first|last|left|right)$/.test(command);
}
