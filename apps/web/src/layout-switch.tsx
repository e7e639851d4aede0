import List from 'lucide-react/icons/list';
import SquareKanban from 'lucide-react/icons/square-kanban';
import { words } from './language/words.ts';
import css from './layout-switch.module.css';
import { inboxPath } from './route/conversation-path.ts';
import { Link } from './route/link.tsx';
import { formatView, type InboxView, LAYOUTS } from './route/view.ts';

const ICONS = { list: List, board: SquareKanban } as const;

/** List or board of the same view. */
export function LayoutSwitch({ view, openId }: { view: InboxView; openId: string | null }) {
  return (
    <nav className={css.switch} aria-label={words.board.layout}>
      {LAYOUTS.map((layout) => {
        const Icon = ICONS[layout];
        return (
          <Link
            key={layout}
            href={inboxPath(openId, formatView({ ...view, layout }))}
            className={css.layout}
            aria-current={view.layout === layout ? 'page' : undefined}
            aria-keyshortcuts="b"
            title={words.board.layoutKeys[layout]}
          >
            <Icon size={14} aria-hidden="true" />
            <span className={css.name}>{words.board.layouts[layout]}</span>
          </Link>
        );
      })}
    </nav>
  );
}
