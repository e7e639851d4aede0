import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain/status';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import { type MouseEvent, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { statusName } from '../../conversation-sync/conversation/status.ts';
import { useActions } from '../../conversation-sync/conversation/use-actions.ts';
import { describeError } from '../../conversation-sync/graphql/request-error.ts';
import { messages } from '../../lib/language/messages.ts';
import { Banner } from '../../ui/banner/banner.tsx';
import { Message } from '../../ui/message/message.tsx';
import type { ConversationsViewProps } from '../list/conversations-view.ts';
import { Filters } from '../list/filters.tsx';
import { Loading } from '../list/list-pane.tsx';
import { SearchField } from '../list/search-field.tsx';
import css from './board.module.css';
import { findStep } from './board-steps.ts';
import { Column, type ColumnHandle } from './column.tsx';
import { columnOf } from './columns.ts';
import { MoveMenu } from './move-menu.tsx';
import { useBoard } from './use-board.ts';
import { startDragging } from './use-card-drop.ts';
import { cardOf, useCardFocus } from './use-card-focus.ts';

/** The conversations as cards in a column for each status. */
export function BoardView({
  ref,
  view,
  openId,
  selection,
  search,
  onView,
  onOpen,
  onListed,
}: ConversationsViewProps) {
  const board = useBoard(view, openId);
  const { state, columns, isThisView, isShown, activeId, setChosen } = board;
  const { change, changeAll } = useActions();
  const pane = useRef<HTMLElement>(null);
  const handles = useRef(new Map<ConversationStatus, ColumnHandle>());
  const [dragged, setDragged] = useState<string | null>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState({ text: '', times: 0 });

  function focusCard(id: string | null): void {
    const status = id === null ? null : columnOf(columns, id);
    if (id !== null && status !== null) handles.current.get(status)?.focus(id);
    else pane.current?.focus();
  }
  const focus = useCardFocus(columns, focusCard, (id) => {
    const text = messages.board.moved(statusName(columnOf(columns, id)));
    setAnnouncement(({ times }) => ({ text, times: times + 1 }));
  });

  useImperativeHandle(ref, () => ({
    focus: () => focusCard(activeId),
    step(step) {
      const column = (status: ConversationStatus) => handles.current.get(status) ?? null;
      const next = pane.current && findStep(step, { columns, activeId, column, pane: pane.current });
      if (next !== null) go(next);
    },
    choose: setChosen,
    activeId: () => activeId,
    ids() {
      // What stands in for this view was not asked for: nothing is chosen from it as a whole.
      const status = isThisView && activeId !== null ? columnOf(columns, activeId) : null;
      return status === null ? [] : columns[status];
    },
    moveTo: setMenuOf,
    neighbour(id, by) {
      const from = id ?? activeId;
      const status = from === null ? null : columnOf(columns, from);
      return from && status ? (columns[status][columns[status].indexOf(from) + by] ?? null) : null;
    },
  }));
  const isListed = state.index !== null;
  useEffect(() => {
    if (isListed) onListed();
  }, [isListed, onListed]);
  const front = view.status;
  useLayoutEffect(() => {
    if (isListed && front) handles.current.get(front)?.show();
  }, [isListed, front]);

  function go(id: string): void {
    setChosen(id);
    focus.want(id);
  }

  function move(id: string, status: ConversationStatus): void {
    setMenuOf(null);
    go(id);
    if (selection.has(id)) {
      void changeAll(selection.ids, { status });
      selection.clear();
    } else change(id, { status });
  }

  function drop(id: string, to: ConversationStatus): void {
    setDragged(null);
    const from = columnOf(columns, id);
    if (from !== null && from !== to) move(id, to);
  }

  function onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.button !== 0) return;
    const id = cardOf(event.target);
    if (id === null) return;
    event.preventDefault();
    setChosen(id);
    if (event.shiftKey) selection.toggle(id);
    else if ((event.target as Element).closest('[data-move]')) setMenuOf(id);
    else onOpen(id);
  }

  const problem = state.error ? describeError(state.error) : null;
  return (
    <section ref={pane} tabIndex={-1} className={css.pane} aria-label={messages.list.title}>
      <div className={css.bar}>
        <div className={css.search}>
          <SearchField
            ref={search}
            value={view.q}
            onSearch={(q) => onView({ ...view, q })}
            onLeave={() => focusCard(activeId)}
          />
        </div>
        <Filters view={view} onView={onView} />
      </div>
      <Banner
        problem={isShown ? (problem ?? (board.rowsFailed ? messages.list.rowsFailed : null)) : null}
        isDisconnected={board.isDisconnected}
        onRetry={board.refresh}
      />
      <div className="visually-hidden" role="status">
        <span key={announcement.times}>{announcement.text}</span>
      </div>
      {isShown ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the cards in it are what is pressed
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the page are in one table
        <div
          className={css.columns}
          onClick={onClick}
          onDragStart={(event) => {
            const id = cardOf(event.target);
            if (id === null) return;
            startDragging(event, id);
            setDragged(id);
          }}
          onDragEnd={() => setDragged(null)}
          onFocus={(event) => {
            focus.onFocus(event);
            const id = cardOf(event.target);
            if (id !== null) setChosen(id);
          }}
          onBlur={focus.onBlur}
        >
          {CONVERSATION_STATUSES.map((status) => (
            <Column
              key={status}
              ref={(handle) => {
                if (handle) handles.current.set(status, handle);
                else handles.current.delete(status);
              }}
              status={status}
              ids={columns[status]}
              viewKey={state.viewKey}
              count={board.counts?.[status] ?? null}
              activeId={activeId}
              openId={openId}
              selection={selection}
              menuOf={menuOf}
              view={view}
              busy={!isThisView}
              dragged={dragged}
              onDrop={drop}
            />
          ))}
        </div>
      ) : problem ? (
        <Message
          title={messages.board.failed}
          icon={<TriangleAlert size={20} />}
          actions={[{ label: messages.app.tryAgain, run: board.refresh }]}
        >
          {problem}
        </Message>
      ) : (
        <Loading />
      )}
      {menuOf !== null && (
        <MoveMenu
          key={menuOf}
          id={menuOf}
          onMove={(status) => move(menuOf, status)}
          onClose={() => {
            setMenuOf(null);
            focus.want(menuOf);
          }}
        />
      )}
    </section>
  );
}
