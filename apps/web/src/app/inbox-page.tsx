import MessagesSquare from 'lucide-react/icons/messages-square';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { session } from '../conversation-sync/session/session-store.ts';
import { formatView, type InboxView, parseView, toListView } from '../conversation-sync/view/view.ts';
import {
  type CommandTarget,
  type MenuChoice,
  useInboxCommands,
} from '../features/keyboard/use-inbox-commands.ts';
import type { ConversationsViewHandle } from '../features/list/conversations-view.ts';
import { ListView } from '../features/list/list-view.tsx';
import type { FocusTarget, PanelHandle } from '../features/panel/conversation-panel.tsx';
import { useSelection } from '../features/select/use-selection.ts';
import { PartLostNotice } from '../features/toast/part-lost-notice.tsx';
import { useFocusGuard } from '../lib/keyboard/use-focus-guard.ts';
import { messages } from '../lib/language/messages.ts';
import { addPart, prefetchParts } from '../lib/lazy/prefetch.ts';
import { retriedImport } from '../lib/lazy/retried-import.ts';
import { inboxPath, openConversation } from '../lib/route/conversation-path.ts';
import { navigate, useAddress } from '../lib/route/location.ts';
import { Boundary } from '../ui/lazy/boundary.tsx';
import { lazyPart, useImported } from '../ui/lazy/lazy-part.tsx';
import { Message } from '../ui/message/message.tsx';
import { Header } from './header.tsx';
import css from './inbox-page.module.css';
import { LayoutSwitch } from './layout-switch.tsx';

const ConversationPanel = lazyPart(() =>
  import('../features/panel/conversation-panel.tsx').then((module) => module.ConversationPanel),
);
const boardView = retriedImport(() =>
  import('../features/board/board-view.tsx').then((module) => module.BoardView),
);
addPart(boardView);
const HelpDialog = lazyPart(
  () => import('../features/keyboard/help-dialog.tsx').then((module) => module.HelpDialog),
  {
    lost: ({ onClose }, again) => <PartLostNotice again={again} onClose={onClose} />,
  },
);
const Notices = lazyPart(() => import('./notices.tsx').then((module) => module.Notices), {
  lost: () => null,
});
const SelectionBar = lazyPart(
  () => import('../features/select/selection-bar.tsx').then((module) => module.SelectionBar),
  { lost: (_, again) => <PartLostNotice again={again} /> },
);
const CommandMenu = lazyPart(
  () => import('../features/menu/command-menu.tsx').then((module) => module.CommandMenu),
  {
    lost: ({ onClose }, again) => <PartLostNotice again={again} onClose={onClose} />,
  },
);

/** Milliseconds until the parts are loaded although there is no list. */
const PREFETCH_DELAY_MS = 3_000;

function LoadingView() {
  return (
    <p className="visually-hidden" role="status">
      {messages.app.loading}
    </p>
  );
}

export function InboxPage() {
  const { path, search } = useAddress();
  const addressed = useMemo(() => parseView(search), [search]);
  // Choosing conversations neither reads the list again nor draws its rows anew.
  const listed = formatView(toListView(addressed));
  const view = useMemo(() => parseView(listed), [listed]);
  const openId = openConversation(path);
  const home = inboxPath(openId, formatView(addressed));
  const selection = useSelection(listed, addressed.selected, (selected) =>
    navigate(inboxPath(openId, formatView({ ...view, selected })), { replace: true }),
  );
  const whole = { ...view, selected: selection.ids };
  const query = formatView(whole);

  // One spelling per view: whatever was typed or pasted becomes the address that is shared.
  useEffect(() => {
    if (path + search !== home) navigate(home, { replace: true });
  }, [path, search, home]);
  const title = messages.app.title(messages.list.title);
  useEffect(() => {
    if (openId === null) document.title = title;
  }, [openId, title]);

  const conversations = useRef<ConversationsViewHandle>(null);
  const panel = useRef<PanelHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const focusTarget = useRef<FocusTarget | null>(null);
  const [helping, setHelping] = useState(false);
  const [menu, setMenu] = useState<{ readonly choice: MenuChoice; readonly target: CommandTarget } | null>(
    null,
  );
  const [hasList, setHasList] = useState(false);
  const onListed = useCallback(() => {
    setHasList(true);
    // What was pressed to sign in is gone.
    if (session.get().isNew && document.activeElement === document.body) conversations.current?.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(prefetchParts, hasList ? 0 : PREFETCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [hasList]);
  const isBoard = view.layout === 'board';
  const [BoardView, isBoardLost] = useImported(boardView, isBoard);
  // Until the board is there the list stays, or stands in for it.
  const listView = useMemo((): InboxView => ({ ...view, layout: 'list' }), [view]);
  const showsBoard = isBoard && BoardView !== null;
  const ConversationsView = showsBoard ? BoardView : ListView;

  function open(id: string, how: FocusTarget = 'heading', replace = false): void {
    conversations.current?.choose(id);
    if (id === openId) {
      panel.current?.focus(how);
      return;
    }
    focusTarget.current = how;
    navigate(inboxPath(id, query), { replace });
  }

  function show(next: InboxView): void {
    navigate(inboxPath(openId, formatView(next)), { replace: next.q !== view.q });
  }

  const commands = useInboxCommands({
    openId,
    selection,
    activeId: () => conversations.current?.activeId() ?? null,
    moveTo: (id) => conversations.current?.moveTo?.(id),
    step: (step, selects) => conversations.current?.step(step, selects),
    neighbour: (id, by) => conversations.current?.neighbour(id, by) ?? null,
    open,
    leave: () => navigate(inboxPath(null, query)),
    focusList: () => conversations.current?.focus(),
    search() {
      searchField.current?.focus();
      searchField.current?.select();
    },
    selectAll: () => selection.add(conversations.current?.ids() ?? []),
    menu: (choice, target) => setMenu({ choice, target }),
    help: () => setHelping(true),
    switchLayout: () => show({ ...whole, layout: view.layout === 'list' ? 'board' : 'list' }),
  });
  useFocusGuard(() => {
    if (openId !== null && panel.current) panel.current.focus();
    else conversations.current?.focus();
  });

  return (
    <div className={css.page} data-open={openId !== null} data-layout={view.layout}>
      <Header onHelp={() => setHelping(true)}>
        <LayoutSwitch view={whole} openId={openId} />
      </Header>
      <main className={css.main}>
        <h1 className="visually-hidden">{messages.list.title}</h1>
        <div className={css.list}>
          {isBoard && !BoardView && !isBoardLost && !hasList ? (
            <LoadingView />
          ) : (
            <Boundary key={showsBoard ? 'board' : 'list'}>
              <ConversationsView
                ref={conversations}
                view={showsBoard ? view : listView}
                openId={openId}
                selection={selection}
                search={searchField}
                onView={(next) => show({ ...next, layout: view.layout })}
                onOpen={open}
                onListed={onListed}
              />
            </Boundary>
          )}
          {isBoard && isBoardLost && !BoardView && (
            <p className={css.instead} role="status">
              {messages.board.notLoaded}
            </p>
          )}
          {selection.ids.length > 0 && (
            <SelectionBar
              ids={selection.ids}
              layout={view.layout}
              onCommand={(command) => commands.forTarget(commands.getTarget()).run(command)}
            />
          )}
        </div>
        <div className={css.panel}>
          {openId === null ? (
            view.layout === 'list' && (
              <Message title={messages.list.noneOpen} icon={<MessagesSquare size={20} />}>
                {messages.list.chooseOne}
              </Message>
            )
          ) : (
            <ConversationPanel
              key={openId}
              ref={panel}
              id={openId}
              backTo={inboxPath(null, query)}
              focusTarget={focusTarget.current}
            />
          )}
        </div>
      </main>
      <Notices onOpen={open} />
      {helping && <HelpDialog onClose={() => setHelping(false)} />}
      {menu && (
        <CommandMenu
          choice={menu.choice}
          ids={menu.target.ids}
          view={view}
          commands={commands.forTarget(menu.target)}
          onView={show}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}
