import { useEffect, useImperativeHandle, useRef } from 'react';
import type { GridHandle } from './conversation-grid.tsx';
import type { ConversationsViewProps } from './conversations-view.ts';
import css from './list-pane.module.css';
import { ListPane } from './list-pane.tsx';
import { useList } from './use-list.ts';

/** The conversations as a list. */
export function ListView({
  ref,
  view,
  openId,
  selection,
  search,
  onView,
  onOpen,
  onListed,
}: ConversationsViewProps) {
  const list = useList(view, openId);
  const { ids, activeId, setChosen } = list;
  const pane = useRef<HTMLDivElement>(null);
  const grid = useRef<GridHandle>(null);
  const focus = () => (grid.current ?? pane.current)?.focus();
  useImperativeHandle(ref, () => ({
    focus,
    step: (step, selects) => grid.current?.step(step, selects),
    choose: setChosen,
    activeId: () => activeId,
    // What stands in for this view was not asked for: nothing is chosen from it as a whole.
    ids: () => (list.isThisView ? ids : []),
    neighbour: (id, by) => ids[ids.indexOf(id ?? activeId ?? '') + by] ?? null,
  }));
  const isListed = list.state.index !== null;
  useEffect(() => {
    if (isListed) onListed();
  }, [isListed, onListed]);
  return (
    <div ref={pane} tabIndex={-1} className={css.stage}>
      <ListPane
        view={view}
        list={list}
        openId={openId}
        selection={selection}
        grid={grid}
        search={search}
        onView={onView}
        onOpen={onOpen}
        onFocusList={focus}
      />
    </div>
  );
}
