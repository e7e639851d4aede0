import { type MouseEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { InboxView } from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import type { Step } from '../keyboard/key-map.ts';
import type { SelectionHandle } from '../select/use-selection.ts';
import css from './conversation-grid.module.css';
import { ConversationRow } from './conversation-row.tsx';
import type { ConversationsViewHandle } from './conversations-view.ts';
import { focusRow } from './focus-row.ts';
import { useRevealOpen } from './use-reveal-open.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';

export type GridHandle = Pick<ConversationsViewHandle, 'focus' | 'step'>;

interface GridProps {
  readonly ref: Ref<GridHandle>;
  readonly ids: readonly string[];
  /** The view that the ids belong to. */
  readonly viewKey: string | null;
  readonly activeId: string | null;
  readonly openId: string | null;
  readonly view: InboxView;
  readonly selection: SelectionHandle;
  readonly busy: boolean;
  readonly onActive: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

const ROW_HEIGHT = 61;

/** The list: only what is on screen is in the page, and one row at a time can have the focus. */
export function ConversationGrid({
  ref,
  ids,
  viewKey,
  activeId,
  openId,
  view,
  selection,
  busy,
  onActive,
  onOpen,
}: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const gridElement = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const focusNext = useRef(false);
  const activeIndex = activeId === null ? -1 : ids.indexOf(activeId);

  useScrollAnchor({ virtual, grid: gridElement, ids, viewKey, activeId });

  const latestId = useRef(activeId);
  useLayoutEffect(() => {
    latestId.current = activeId;
  });

  function reveal(index: number): void {
    if (index >= 0) virtual.current?.scrollToIndex(index, { align: 'nearest' });
  }

  useRevealOpen(openId, ids, reveal);

  function focus(): void {
    reveal(activeIndex);
    if (activeId !== null) focusRow(gridElement.current, activeId, (id) => id === latestId.current);
  }

  useLayoutEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    focus();
  });

  function moveTo(index: number, selects: boolean): void {
    const id = ids[Math.max(0, Math.min(ids.length - 1, index))];
    if (id === undefined || activeId === null) return;
    if (selects) selection.extend(ids, activeId, id);
    if (id === activeId) return;
    focusNext.current = true;
    onActive(id);
  }

  function step(by: Step, selects: boolean): void {
    const page = Math.max(1, Math.floor((virtual.current?.viewportSize ?? 600) / ROW_HEIGHT) - 1);
    const targets: Readonly<Partial<Record<Step, number>>> = {
      next: activeIndex + 1,
      previous: activeIndex - 1,
      'page-down': activeIndex + page,
      'page-up': activeIndex - page,
      first: 0,
      last: ids.length - 1,
    };
    const target = targets[by];
    if (target !== undefined) moveTo(target, selects);
  }

  useImperativeHandle(ref, () => ({ focus, step }));

  function onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.button !== 0) return;
    const target = event.target as Element;
    const id = target.closest('[data-conversation]')?.getAttribute('data-conversation');
    if (!id) return;
    const isCheckbox = target.matches('input');
    // The label of a checkbox clicks the checkbox next, which must not be kept from showing what it became.
    if (!isCheckbox && target.closest('label')) return;
    if (!isCheckbox) event.preventDefault();
    if (event.shiftKey) selection.extend(ids, activeId ?? id, id);
    else if (isCheckbox) selection.toggle(id);
    else onOpen(id);
    if (event.shiftKey || isCheckbox) focusNext.current = true;
    onActive(id);
  }

  // The focus belongs to the row; and Shift would mark text.
  function onMouseDown(event: MouseEvent): void {
    if (event.shiftKey || (event.target as Element).closest('label')) event.preventDefault();
  }

  return (
    <div ref={scroller} className={css.scroller} data-busy={busy}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the page are in one table */}
      <div
        ref={gridElement}
        role="grid"
        aria-label={messages.list.title}
        aria-rowcount={ids.length}
        aria-busy={busy}
        aria-multiselectable="true"
        data-selecting={selection.ids.length > 0}
        tabIndex={-1}
        onMouseDown={onMouseDown}
        onClick={onClick}
      >
        <Virtualizer
          ref={virtual}
          scrollRef={scroller}
          data={ids}
          itemSize={ROW_HEIGHT}
          keepMounted={activeIndex >= 0 ? [activeIndex] : []}
        >
          {(id, index) => (
            <ConversationRow
              key={id}
              id={id}
              index={index}
              active={id === activeId}
              open={id === openId}
              selected={selection.has(id)}
              view={view}
            />
          )}
        </Virtualizer>
      </div>
    </div>
  );
}
