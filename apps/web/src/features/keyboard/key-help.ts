import type { Messages } from '../../lib/language/messages.ts';
import { type Command, KEYS } from './key-map.ts';

interface KeyHelp {
  /** As they stand on a keyboard. */
  readonly keys: readonly string[];
  readonly does: keyof Messages['keys']['does'];
  /** Null where the command menu does not offer it: it needs the focus on a card. */
  readonly command: Command | null;
}

const ARROWS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** Not worth a line: what every list does. */
const OMITTED: ReadonlySet<string> = new Set(['page-down', 'page-up', 'first', 'last', 'Space']);

/** Every command with its keys, as the help and the command menu show them. */
export const KEY_HELP: readonly KeyHelp[] = toHelp();

function toHelp(): readonly KeyHelp[] {
  const lines = new Map<KeyHelp['does'], KeyHelp>();
  for (const [key, command] of KEYS) {
    if (OMITTED.has(command) || OMITTED.has(key)) continue;
    const isBeside = command === 'left' || command === 'right';
    const does = isBeside ? 'beside' : (command as KeyHelp['does']);
    const label = ARROWS[key] ?? key.replace(/^Ctrl .$/, (keys) => `Ctrl ${keys.slice(-1).toUpperCase()}`);
    const keys = [...(lines.get(does)?.keys ?? []), label];
    lines.set(does, { keys, does, command: isBeside ? null : command });
  }
  return [...lines.values()];
}
