import { messages } from '../../lib/language/messages.ts';
import css from './snooze.module.css';

/** What else a snooze does; nothing where it does nothing else. */
export function SnoozeEffect({ text }: { text: string | null }) {
  return text === null ? null : <span className={css.effect}>{messages.menu.also(text)}</span>;
}
