import { MessagesSquare } from 'lucide-react';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useLocation, useSearch } from 'wouter';
import { Boundary } from './boundary.tsx';
import { useActions } from './conversation/use-actions.ts';
import { Header } from './header.tsx';
import css from './inbox-page.module.css';
import type { Command } from './keyboard/key-map.ts';
import { useCommands } from './keyboard/use-commands.ts';
import { useFocusGuard } from './keyboard/use-focus-guard.ts';
import type { GridHandle } from './list/conversation-grid.tsx';
import { ListPane } from './list/list-pane.tsx';
import { shiftCounts, toCounts } from './list/shift-counts.ts';
import { useConversationIndex } from './list/use-conversation-index.ts';
import { useOwnMoves } from './list/use-own-moves.ts';
import { useShownIds } from './list/use-shown-ids.ts';
import { useSweep } from './list/use-sweep.ts';
import { Message } from './message.tsx';
import type { PanelHandle } from './panel/conversation-panel.tsx';
import { inboxPath, openConversation } from './route/conversation-path.ts';
import { formatView, type InboxView, parseView } from './route/view.ts';
import { useInbox } from './session/inbox-context.tsx';
import { Toasts } from './toast/toasts.tsx';

const loadPanel = () => import('./panel/conversation-panel.tsx');
const ConversationPanel = lazy(() => loadPanel().then((module) => ({ default: module.ConversationPanel })));
const HelpDialog = lazy(() =>
  import('./keyboard/help-dialog.tsx').then((module) => ({ default: module.HelpDialog })),
);

type Arrival = 'focus' | 'pick-assignee';

export function InboxPage() {
  const { viewer, rows, toasts } = useInbox();
  const [path, navigate] = useLocation();
  const search = useSearch();
  const view = useMemo(() => parseView(search), [search]);
  const query = formatView(view);
  const openId = openConversation(path);
  const home = inboxPath(openId, query);

  // One spelling per view: whatever was typed or pasted becomes the address that is shared.
  useEffect(() => {
    if (path + (search && `?${search}`) !== home) navigate(home, { replace: true });
  }, [path, search, home, navigate]);
  useEffect(() => {
    if (openId === null) document.title = 'Conversations – Parley';
  }, [openId]);

  const index = useConversationIndex(view);
  const { reload } = index;
  const { moves, touched } = useOwnMoves(index.index, reload);
  const [chosen, setChosen] = useState<string | null>(null);
  const held = new Set([
    ...touched,
    ...(chosen === null ? [] : [chosen]),
    ...(openId === null ? [] : [openId]),
  ]);
  const ids = useShownIds(index.index, index.of, held);
  const activeId =
    chosen !== null && ids.includes(chosen)
      ? chosen
      : openId !== null && ids.includes(openId)
        ? openId
        : (ids[0] ?? null);
  const counts = useMemo(
    () => (index.index ? shiftCounts(toCounts(index.index.counts), moves.values()) : null),
    [index.index, moves.size, [...moves.values()]],
  );

  const refresh = useCallback(() => {
    touched.clear();
    reload();
    rows.refresh();
  }, [touched, reload, rows]);
  useSweep(refresh);
  const rowsFailed = useSyncExternalStore(rows.subscribe, rows.hasFailed);

  const grid = useRef<GridHandle>(null);
  const panel = useRef<PanelHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const arrival = useRef<Arrival | null>(null);
  const [helping, setHelping] = useState(false);
  const { change, undo } = useActions();

  // The list comes first; the panel's code is here before anybody has chosen a row.
  const listed = index.index !== null;
  useEffect(() => {
    // A failure is shown by whoever needs it.
    if (listed) loadPanel().catch(() => {});
  }, [listed]);

  function open(id: string, how: Arrival = 'focus', replace = false): void {
    setChosen(id);
    if (id === openId) {
      if (how === 'focus') panel.current?.focus();
      else panel.current?.pickAssignee();
      return;
    }
    arrival.current = how;
    navigate(inboxPath(id, query), { replace });
  }

  function show(next: InboxView): void {
    navigate(inboxPath(openId, formatView(next)), { replace: next.q !== view.q });
  }

  function run(command: Command): void {
    const focused = document.activeElement;
    const row = focused?.closest('[data-conversation]')?.getAttribute('data-conversation') ?? null;
    const inPanel = focused?.closest('[aria-label="Conversation"]') !== null && focused !== null;
    const target = row ?? openId ?? activeId;
    switch (command.name) {
      case 'help':
        setHelping(true);
        return;
      case 'search':
        searchField.current?.focus();
        searchField.current?.select();
        return;
      case 'undo':
        undo();
        return;
      case 'back':
        if (openId !== null) navigate(inboxPath(null, query));
        grid.current?.focus();
        return;
      case 'move': {
        const from = inPanel && openId !== null ? ids.indexOf(openId) : ids.indexOf(activeId ?? '');
        const next = ids[from + command.by];
        if (inPanel && next !== undefined) open(next, 'focus', true);
        else if (!inPanel) grid.current?.focus();
        return;
      }
    }
    if (target === null) return;
    switch (command.name) {
      case 'status':
        change(target, { status: command.status });
        return;
      case 'assign-me':
        if (viewer) change(target, { userId: Number(viewer.id) });
        return;
      case 'unassign':
        change(target, { userId: null });
        return;
      case 'pick-assignee':
        open(target, 'pick-assignee');
        return;
    }
  }
  useCommands(run);
  useFocusGuard(() => {
    if (openId !== null && panel.current) panel.current.focus();
    else if (grid.current) grid.current.focus();
    else list.current?.focus();
  });

  return (
    <div className={css.page} data-open={openId !== null}>
      <Header onHelp={() => setHelping(true)} />
      <main className={css.main}>
        <div className={css.list} ref={list} tabIndex={-1}>
          <ListPane
            view={view}
            state={index}
            ids={ids}
            counts={counts}
            activeId={activeId}
            openId={openId}
            grid={grid}
            search={searchField}
            rowsFailed={rowsFailed}
            onView={show}
            onActive={setChosen}
            onOpen={(id) => open(id)}
            onFocusList={() => grid.current?.focus()}
            onReload={refresh}
          />
        </div>
        <div className={css.panel}>
          {openId === null ? (
            <Message title="No conversation open" icon={<MessagesSquare size={20} />}>
              Choose one from the list. Press ? to see every key.
            </Message>
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
