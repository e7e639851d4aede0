import { words } from '../../lib/language/words.ts';
import css from './snooze.module.css';

/** What else a snooze does; nothing where it does nothing else. */
export function SnoozeEffect({ text }: { text: string | null }) {
  return text === null ? null : <span className={css.effect}>{words.menu.also(text)}</span>;
}
