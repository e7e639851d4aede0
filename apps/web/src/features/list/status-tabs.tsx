import { CONVERSATION_STATUSES } from '@parley/domain/status';
import { formatView, type InboxView } from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import { formatNumber } from '../../lib/language/number.ts';
import { inboxPath } from '../../lib/route/conversation-path.ts';
import { Link } from '../../lib/route/link.tsx';
import type { StatusCounts } from './shift-counts.ts';
import css from './status-tabs.module.css';

export function StatusTabs({ view, counts }: { view: InboxView; counts: StatusCounts | null }) {
  const total = counts && CONVERSATION_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  return (
    <nav className={css.tabs} aria-label={messages.list.status}>
      <Tab view={view} status={null} name={messages.list.all} count={total} />
      {CONVERSATION_STATUSES.map((status) => (
        <Tab
          key={status}
          view={view}
          status={status}
          name={messages.conversation.statuses[status]}
          count={counts?.[status] ?? null}
        />
      ))}
    </nav>
  );
}

interface TabProps {
  readonly view: InboxView;
  readonly status: InboxView['status'];
  readonly name: string;
  readonly count: number | null;
}

function Tab({ view, status, name, count }: TabProps) {
  return (
    <Link
      href={inboxPath(null, formatView({ ...view, status }))}
      className={css.tab}
      aria-current={view.status === status ? 'page' : undefined}
    >
      <span>{name}</span>{' '}
      {count !== null && (
        <span className={css.count}>
          <span>{formatNumber(count)}</span>
          <span className="visually-hidden">{messages.list.counted}</span>
        </span>
      )}
    </Link>
  );
}
