import { formatNumber } from '../../lib/language/number.ts';
import { words } from '../../lib/language/words.ts';
import css from './unread-badge.module.css';

/** How many messages of the customer are unread; nothing for none. */
export function UnreadBadge({ count }: { count: number }) {
  if (count <= 0) return null;
  return (
    <span className={css.badge}>
      <span>{count > 99 ? words.list.moreThan99 : formatNumber(count)}</span>
      <span className="visually-hidden">{words.list.unread}</span>
    </span>
  );
}
