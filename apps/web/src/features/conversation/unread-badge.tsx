import { messages } from '../../lib/language/messages.ts';
import { formatNumber } from '../../lib/language/number.ts';
import css from './unread-badge.module.css';

/** How many messages of the customer are unread; nothing for none. */
export function UnreadBadge({ count }: { count: number }) {
  if (count <= 0) return null;
  return (
    <span className={css.badge}>
      <span>{count > 99 ? messages.list.moreThan99 : formatNumber(count)}</span>
      <span className="visually-hidden">{messages.list.unread}</span>
    </span>
  );
}
