import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import type { Ref } from 'react';
import { describeError } from '../../conversation-sync/graphql/request-error.ts';
import type { InboxView } from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import { useDelayedFlag } from '../../lib/timing/use-delayed-flag.ts';
import { Banner } from '../../ui/banner/banner.tsx';
import { lazyPart } from '../../ui/lazy/lazy-part.tsx';
import { Message } from '../../ui/message/message.tsx';
import type { SelectionHandle } from '../select/use-selection.ts';
import { ConversationGrid, type GridHandle } from './conversation-grid.tsx';
import { Filters } from './filters.tsx';
import css from './list-pane.module.css';
import { ListSkeleton } from './list-skeleton.tsx';
import { SearchField } from './search-field.tsx';
import { StatusTabs } from './status-tabs.tsx';
import type { List } from './use-list.ts';

const NoConversations = lazyPart(() =>
  import('./no-conversations.tsx').then((module) => module.NoConversations),
);

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
  const rowProblem = list.rowsFailed ? messages.list.rowsFailed : null;
  return (
    <section className={css.pane} aria-label={messages.list.title}>
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
        isDisconnected={list.isDisconnected}
        onRetry={list.refresh}
      />
      <Total viewKey={state.viewKey} total={state.index?.total ?? null} />
      <Content {...props} problem={problem} />
    </section>
  );
}

/** Told when another view is there, not each time that a conversation comes or goes. */
function Total({ viewKey, total }: { viewKey: string | null; total: number | null }) {
  const [counted] = useCarriedState({ viewKey, total }, (before) =>
    before.viewKey === viewKey ? before : { viewKey, total },
  );
  return (
    <p className="visually-hidden" role="status">
      {counted.total === null ? '' : messages.list.count(counted.total)}
    </p>
  );
}

const SLOW_DELAY_MS = 5_000;

export function Loading() {
  const isSlow = useDelayedFlag(true, SLOW_DELAY_MS);
  return (
    <>
      <p className={isSlow ? css.slow : 'visually-hidden'} role="status">
        {isSlow ? messages.list.slow : messages.app.loading}
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
        title={messages.list.failed}
        icon={<TriangleAlert size={20} />}
        actions={[{ label: messages.app.tryAgain, run: list.refresh }]}
      >
        {problem}
      </Message>
    );
  }
  if (ids.length === 0 && isThisView) return <NoConversations view={view} onView={onView} />;
  return (
    <ConversationGrid
      ref={props.grid}
      ids={ids}
      viewKey={state.viewKey}
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
