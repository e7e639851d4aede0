import List from 'lucide-react/icons/list';
import SquareKanban from 'lucide-react/icons/square-kanban';
import { formatView, type InboxView, LAYOUTS } from '../conversation-sync/view/view.ts';
import { messages } from '../lib/language/messages.ts';
import { inboxPath } from '../lib/route/conversation-path.ts';
import { Link } from '../lib/route/link.tsx';
import css from './layout-switch.module.css';

const ICONS = { list: List, board: SquareKanban } as const;

/** List or board of the same view. */
export function LayoutSwitch({ view, openId }: { view: InboxView; openId: string | null }) {
  return (
    <nav className={css.switch} aria-label={messages.board.layout}>
      {LAYOUTS.map((layout) => {
        const Icon = ICONS[layout];
        return (
          <Link
            key={layout}
            href={inboxPath(openId, formatView({ ...view, layout }))}
            className={css.layout}
            aria-current={view.layout === layout ? 'page' : undefined}
            aria-keyshortcuts="b"
            title={messages.board.layoutKeys[layout]}
          >
            <Icon size={14} aria-hidden="true" />
            <span className={css.name}>{messages.board.layouts[layout]}</span>
          </Link>
        );
      })}
    </nav>
  );
}
