import type { ConversationStatus } from '@parley/domain/status';
import type { Words } from '../language/words.ts';

export type Command =
  | { readonly name: 'move'; readonly by: 1 | -1 }
  | { readonly name: 'status'; readonly status: ConversationStatus }
  | { readonly name: 'resolve'; readonly key: 'm' | 't' }
  | {
      readonly name:
        | 'back'
        | 'pick-assignee'
        | 'snooze'
        | 'assign-me'
        | 'unassign'
        | 'undo'
        | 'search'
        | 'layout'
        | 'move-to'
        | 'help';
    };

/** The keys that work everywhere outside of text fields; the help dialog lists the same. */
export const KEY_HELP = [
  { keys: ['j', '↓'], does: 'next' },
  { keys: ['k', '↑'], does: 'previous' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['1'], does: 'queue' },
  { keys: ['2'], does: 'start' },
  { keys: ['3'], does: 'finish' },
  { keys: ['a'], does: 'assignee' },
  { keys: ['i'], does: 'assignMe' },
  { keys: ['u'], does: 'unassign' },
  { keys: ['s'], does: 'snooze' },
  { keys: ['z'], does: 'undo' },
  { keys: ['m'], does: 'mine' },
  { keys: ['t'], does: 'theirs' },
  { keys: ['b'], does: 'layout' },
  { keys: ['← →'], does: 'beside' },
  { keys: ['v'], does: 'moveTo' },
  { keys: ['/'], does: 'search' },
  { keys: ['?'], does: 'help' },
] as const satisfies readonly { keys: readonly string[]; does: keyof Words['keys']['does'] }[];

const COMMANDS: Readonly<Record<string, Command>> = {
  j: { name: 'move', by: 1 },
  k: { name: 'move', by: -1 },
  Escape: { name: 'back' },
  '1': { name: 'status', status: 'to-do' },
  '2': { name: 'status', status: 'in-progress' },
  '3': { name: 'status', status: 'done' },
  a: { name: 'pick-assignee' },
  i: { name: 'assign-me' },
  u: { name: 'unassign' },
  s: { name: 'snooze' },
  z: { name: 'undo' },
  m: { name: 'resolve', key: 'm' },
  t: { name: 'resolve', key: 't' },
  b: { name: 'layout' },
  v: { name: 'move-to' },
  '/': { name: 'search' },
  '?': { name: 'help' },
};

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat?: boolean;
  readonly isComposing?: boolean;
}

/**
 * The command of a key press. With Ctrl, Alt or Meta it belongs to the browser: Ctrl+Alt is AltGr,
 * with which half of Europe types. Shift stays allowed, "/" and "?" need it on some keyboards.
 */
export function commandOf(press: KeyPress): Command | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const command = Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
  if (!command || (press.repeat && command.name !== 'move')) return null;
  return command;
}
