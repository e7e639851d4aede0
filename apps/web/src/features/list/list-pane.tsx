import InboxIcon from 'lucide-react/icons/inbox';
import SearchX from 'lucide-react/icons/search-x';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import { type Ref, useState } from 'react';
import { describeError } from '../../conversation-sync/graphql/request-error.ts';
import { type InboxView, isFiltered, withoutFilters } from '../../conversation-sync/view/view.ts';
import { words } from '../../lib/language/words.ts';
import { useLasting } from '../../lib/timing/use-lasting.ts';
import { Banner } from '../../ui/banner/banner.tsx';
import { Message } from '../../ui/message/message.tsx';
import type { SelectionHandle } from '../select/use-selection.ts';
import { ConversationGrid, type GridHandle } from './conversation-grid.tsx';
import { Filters } from './filters.tsx';
import css from './list-pane.module.css';
import { ListSkeleton } from './list-skeleton.tsx';
import { SearchField } from './search-field.tsx';
import { StatusTabs } from './status-tabs.tsx';
import type { List } from './use-list.ts';

interface ListPaneProps {
  readonly view: InboxView;
  readonly list: List;
  readonly openId: string | null;
  readonly selection: SelectionHandle;
  readonly grid: Ref<GridHandle>;
  readonly search: Ref<HTMLInputElement>;
  readonly onView: (view: InboxView) => void;
  readonly onOpen: (id: string) => void;
  readonly onFocusList: () => void;
}

export function ListPane(props: ListPaneProps) {
  const { view, list, onView } = props;
  const { state, counts } = list;
  const problem = state.error ? describeError(state.error) : null;
  const rowProblem = list.rowsFailed ? words.list.rowsFailed : null;
  return (
    <section className={css.pane} aria-label={words.list.title}>
      <div className={css.head}>
        <SearchField
          ref={props.search}
          value={view.q}
          onSearch={(q) => onView({ ...view, q })}
          onLeave={props.onFocusList}
        />
        <StatusTabs view={view} counts={counts} />
        <Filters view={view} onView={onView} />
      </div>
      <Banner
        problem={list.isShown ? (problem ?? rowProblem) : null}
        isAway={list.isAway}
        onRetry={list.refresh}
      />
      <Total of={state.of} total={state.index?.total ?? null} />
      <Content {...props} problem={problem} />
    </section>
  );
}

/** Told when another view is there, not each time that a conversation comes or goes. */
function Total({ of, total }: { of: string | null; total: number | null }) {
  const [told, setTold] = useState({ of, total });
  if (told.of !== of) setTold({ of, total });
  return (
    <p className="visually-hidden" role="status">
      {told.total === null ? '' : words.list.count(told.total)}
    </p>
  );
}

const SLOW = 5_000;

export function Loading() {
  const isSlow = useLasting(true, SLOW);
  return (
    <>
      <p className={isSlow ? css.slow : 'visually-hidden'} role="status">
        {isSlow ? words.list.slow : words.app.loading}
      </p>
      <ListSkeleton />
    </>
  );
}

function Content({ problem, ...props }: ListPaneProps & { readonly problem: string | null }) {
  const { view, list, onView } = props;
  const { state, ids, isThisView } = list;
  if (!list.isShown) {
    if (!problem) return <Loading />;
    return (
      <Message
        title={words.list.failed}
        icon={<TriangleAlert size={20} />}
        actions={[{ label: words.app.tryAgain, run: list.refresh }]}
      >
        {problem}
      </Message>
    );
  }
  if (ids.length === 0 && isThisView) {
    return isFiltered(view) ? (
      <Message
        title={words.list.nothingMatches}
        icon={<SearchX size={20} />}
        actions={[
          {
            label: words.list.clearFilters,
            run: () => onView(withoutFilters(view)),
          },
        ]}
      >
        {words.list.fitsNone}
      </Message>
    ) : (
      <Message
        title={view.status === null ? words.list.empty : words.list.allClear}
        icon={<InboxIcon size={20} />}
      >
        {view.status === null ? words.list.emptyBecause : words.list.allClearBecause}
      </Message>
    );
  }
  return (
    <ConversationGrid
      ref={props.grid}
      ids={ids}
      of={state.of}
      activeId={list.activeId}
      openId={props.openId}
      view={view}
      selection={props.selection}
      busy={!isThisView}
      onActive={list.setChosen}
      onOpen={props.onOpen}
    />
  );
}
