import { MessagesSquare } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { Boundary } from './boundary.tsx';
import { Header } from './header.tsx';
import css from './inbox-page.module.css';
import { useFocusGuard } from './keyboard/use-focus-guard.ts';
import { useInboxCommands } from './keyboard/use-inbox-commands.ts';
import { words } from './language/words.ts';
import { LayoutSwitch } from './layout-switch.tsx';
import { ListStage } from './list/list-stage.tsx';
import { Message } from './message.tsx';
import type { Arrival, PanelHandle } from './panel/conversation-panel.tsx';
import { inboxPath, openConversation } from './route/conversation-path.ts';
import { formatView, type InboxView, parseView, toListView } from './route/view.ts';
import { useInbox } from './session/inbox-context.tsx';
import type { StageHandle } from './stage/stage.ts';
import { Toasts } from './toast/toasts.tsx';

const loadPanel = () => import('./panel/conversation-panel.tsx');
const ConversationPanel = lazy(() => loadPanel().then((module) => ({ default: module.ConversationPanel })));
const BoardStage = lazy(() =>
  import('./board/board-stage.tsx').then((module) => ({ default: module.BoardStage })),
);
const HelpDialog = lazy(() =>
  import('./keyboard/help-dialog.tsx').then((module) => ({ default: module.HelpDialog })),
);

// The list comes first; the panel's code is here before anybody has chosen a row.
function prepare(): void {
  // A failure is shown by whoever needs it.
  loadPanel().catch(() => {});
}

function LoadingStage() {
  return (
    <p className="visually-hidden" role="status">
      {words.app.loading}
    </p>
  );
}

export function InboxPage() {
  const { toasts } = useInbox();
  const path = usePathname();
  const search = useSearch();
  const whole = useMemo(() => parseView(search), [search]);
  const query = formatView(whole);
  // Choosing conversations neither reads the list again nor draws its rows anew.
  const lists = formatView(toListView(whole));
  const view = useMemo(() => parseView(lists), [lists]);
  const openId = openConversation(path);
  const home = inboxPath(openId, query);

  // One spelling per view: whatever was typed or pasted becomes the address that is shared.
  useEffect(() => {
    if (path + search !== home) navigate(home, { replace: true });
  }, [path, search, home]);
  const title = words.app.title(words.list.title);
  useEffect(() => {
    if (openId === null) document.title = title;
  }, [openId, title]);

  const Stage = view.layout === 'board' ? BoardStage : ListStage;
  const stage = useRef<StageHandle>(null);
  const panel = useRef<PanelHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const arrival = useRef<Arrival | null>(null);
  const [helping, setHelping] = useState(false);

  function open(id: string, how: Arrival = 'focus', replace = false): void {
    stage.current?.choose(id);
    if (id === openId) {
      panel.current?.arrive(how);
      return;
    }
    arrival.current = how;
    navigate(inboxPath(id, query), { replace });
  }

  function show(next: InboxView): void {
    navigate(inboxPath(openId, formatView(next)), { replace: next.q !== view.q });
  }

  useInboxCommands({
    openId,
    activeId: () => stage.current?.activeId() ?? null,
    moveTo: (id) => stage.current?.moveTo?.(id),
    neighbour: (id, by) => stage.current?.neighbour(id, by) ?? null,
    open,
    leave: () => navigate(inboxPath(null, query)),
    focusList: () => stage.current?.focus(),
    search() {
      searchField.current?.focus();
      searchField.current?.select();
    },
    help: () => setHelping(true),
    switchLayout: () => show({ ...whole, layout: view.layout === 'list' ? 'board' : 'list' }),
  });
  useFocusGuard(() => {
    if (openId !== null && panel.current) panel.current.focus();
    else stage.current?.focus();
  });

  return (
    <div className={css.page} data-open={openId !== null} data-layout={view.layout}>
      <Header onHelp={() => setHelping(true)}>
        <LayoutSwitch view={whole} openId={openId} />
      </Header>
      <main className={css.main}>
        <div className={css.list}>
          <Boundary>
            <Suspense fallback={<LoadingStage />}>
              <Stage
                ref={stage}
                view={view}
                openId={openId}
                search={searchField}
                onView={show}
                onOpen={open}
                onListed={prepare}
              />
            </Suspense>
          </Boundary>
        </div>
        <div className={css.panel}>
          {openId === null ? (
            view.layout === 'list' && (
              <Message title={words.list.noneOpen} icon={<MessagesSquare size={20} />}>
                {words.list.chooseOne}
              </Message>
            )
          ) : (
            <Boundary>
              <Suspense>
                <ConversationPanel
                  key={openId}
                  ref={panel}
                  id={openId}
                  backTo={inboxPath(null, query)}
                  arrival={arrival.current}
                />
              </Suspense>
            </Boundary>
          )}
        </div>
      </main>
      <Toasts store={toasts} />
      {helping && (
        <Boundary fallback={null}>
          <Suspense>
            <HelpDialog onClose={() => setHelping(false)} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}
