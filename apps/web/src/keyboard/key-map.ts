import type { ConversationStatus } from '@parley/domain/status';

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
        | 'help';
    };

/** The keys that work everywhere outside of text fields; the help dialog lists the same. */
export const KEY_HELP = [
  { keys: ['j', '↓'], does: 'Next conversation' },
  { keys: ['k', '↑'], does: 'Previous conversation' },
  { keys: ['Enter'], does: 'Open the conversation' },
  { keys: ['Esc'], does: 'Back to the list' },
  { keys: ['1'], does: 'Back to to-do' },
  { keys: ['2'], does: 'Start' },
  { keys: ['3'], does: 'Done' },
  { keys: ['a'], does: 'Choose the assignee' },
  { keys: ['i'], does: 'Assign to me' },
  { keys: ['u'], does: 'Unassign' },
  { keys: ['s'], does: 'Snooze' },
  { keys: ['z'], does: 'Undo the last change' },
  { keys: ['m'], does: 'In a conflict: apply mine anyway' },
  { keys: ['t'], does: 'In a conflict: keep theirs' },
  { keys: ['/'], does: 'Search' },
  { keys: ['?'], does: 'Show these keys' },
] as const;

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
