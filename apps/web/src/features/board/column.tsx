import type { ConversationStatus } from '@parley/domain/status';
import { type Ref, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { statusName } from '../../conversation-sync/conversation/status.ts';
import { type InboxView, isFiltered } from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import { formatNumber } from '../../lib/language/number.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import { StatusIcon } from '../conversation/status-icon.tsx';
import { focusRow } from '../list/focus-row.ts';
import { useRevealOpen } from '../list/use-reveal-open.ts';
import { useScrollAnchor } from '../list/use-scroll-anchor.ts';
import type { SelectionHandle } from '../select/use-selection.ts';
import { Card } from './card.tsx';
import css from './column.module.css';
import { MoveEffect } from './move-effect.tsx';
import { useCardDrop } from './use-card-drop.ts';

export interface ColumnHandle {
  /** Brings the column into view. */
  readonly show: () => void;
  /** Scrolls to a card and puts the focus on it. */
  readonly focus: (id: string) => void;
  /** The card at a height of the window; null = there is none. */
  readonly idAt: (y: number) => string | null;
  /** How many cards fit on screen. */
  readonly page: () => number;
}

interface ColumnProps {
  readonly ref: Ref<ColumnHandle>;
  readonly status: ConversationStatus;
  readonly ids: readonly string[];
  /** The key of the view that the ids belong to. */
  readonly viewKey: string | null;
  readonly count: number | null;
  readonly activeId: string | null;
  readonly openId: string | null;
  readonly selection: SelectionHandle;
  /** The card whose menu is open. */
  readonly menuOf: string | null;
  readonly view: InboxView;
  readonly busy: boolean;
  /** The card that is being dragged. */
  readonly dragged: string | null;
  readonly onDrop: (id: string, to: ConversationStatus) => void;
}

const CARD_HEIGHT = 100;

/** The cards of one status: only those on screen are in the page, and one at a time can have the focus. */
export function Column({
  ref,
  status,
  ids,
  viewKey,
  activeId,
  openId,
  selection,
  menuOf,
  view,
  count,
  busy,
  dragged,
  onDrop,
}: ColumnProps) {
  const section = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const heading = useId();
  const { isOver, handlers } = useCardDrop((id) => onDrop(id, status));
  const stop = useTabStop(ids, activeId);
  const stopIndex = stop === null ? -1 : ids.indexOf(stop);

  useScrollAnchor({ virtual, grid, ids, viewKey, activeId: stop });

  const latest = useRef(activeId);
  useLayoutEffect(() => {
    latest.current = activeId;
  });
  const show = () => section.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const reveal = (index: number) => {
    show();
    virtual.current?.scrollToIndex(index, { align: 'nearest' });
  };
  useRevealOpen(openId, ids, reveal);
  useImperativeHandle(ref, () => ({
    show,
    focus(id) {
      reveal(ids.indexOf(id));
      focusRow(grid.current, id, (wanted) => wanted === latest.current);
    },
    idAt(y) {
      const [list, box] = [virtual.current, scroller.current?.getBoundingClientRect()];
      if (!list || !box) return null;
      const height = Math.min(Math.max(y - box.top, 0), box.height - 1);
      return ids[list.findItemIndex(list.scrollOffset + height)] ?? ids.at(-1) ?? null;
    },
    page: () => Math.max(1, Math.floor((virtual.current?.viewportSize ?? 600) / CARD_HEIGHT) - 1),
  }));

  return (
    <section ref={section} className={css.column} aria-labelledby={heading} data-over={isOver} {...handlers}>
      <h2 id={heading} className={css.head}>
        <StatusIcon status={status} />
        <span>{statusName(status)}</span>{' '}
        {count !== null && (
          <span className={css.count}>
            <span>{formatNumber(count)}</span>
            <span className="visually-hidden">{messages.list.counted}</span>
          </span>
        )}
        {isOver && dragged && <MoveEffect id={dragged} status={status} className={css.effect} />}
      </h2>
      <div ref={scroller} className={css.scroller} data-busy={busy}>
        {ids.length === 0 ? (
          <p className={css.empty}>
            {isFiltered(view) ? messages.list.nothingMatches : messages.board.nothing}
          </p>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised
          <div
            ref={grid}
            role="grid"
            aria-labelledby={heading}
            aria-rowcount={ids.length}
            aria-busy={busy}
            aria-multiselectable="true"
            tabIndex={-1}
            className={css.grid}
          >
            <Virtualizer
              ref={virtual}
              scrollRef={scroller}
              data={ids}
              itemSize={CARD_HEIGHT}
              keepMounted={stopIndex >= 0 ? [stopIndex] : []}
            >
              {(id, index) => (
                <Card
                  key={id}
                  id={id}
                  index={index}
                  column={status}
                  active={id === stop}
                  open={id === openId}
                  selected={selection.has(id)}
                  hasMenu={id === menuOf}
                  view={view}
                />
              )}
            </Virtualizer>
          </div>
        )}
      </div>
    </section>
  );
}

/** The card of a column that Tab stops at: the active one, else the one that was active last, else the first. */
function useTabStop(ids: readonly string[], activeId: string | null): string | null {
  const isHere = (id: string | null) => id !== null && ids.includes(id);
  const [last] = useCarriedState(activeId, (before) => (isHere(activeId) ? activeId : before));
  return isHere(last) ? last : (ids[0] ?? null);
}
