// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, never one of its cells
import type { ConversationStatus } from '@parley/domain/status';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { memo, useEffect } from 'react';
import { channelLabel } from '../../conversation-sync/conversation/channel.ts';
import { customerName } from '../../conversation-sync/conversation/customer-name.ts';
import { previewMessage } from '../../conversation-sync/conversation/preview.ts';
import {
  type ShownConversation,
  useConversation,
} from '../../conversation-sync/conversation/use-conversation.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { formatView, type InboxView } from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import { useLanguage } from '../../lib/language/use-language.ts';
import { inboxPath } from '../../lib/route/conversation-path.ts';
import { TimeAgo } from '../../lib/time/time-ago.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { AssigneeCell } from '../conversation/assignee-cell.tsx';
import { ChannelIcon } from '../conversation/channel-icon.tsx';
import { ContentIcon } from '../conversation/content-icon.tsx';
import { StatusChip } from '../conversation/status-chip.tsx';
import { UnloadedCell } from '../conversation/unloaded-cell.tsx';
import { UnreadBadge } from '../conversation/unread-badge.tsx';
import { matchesView } from '../list/matches-view.ts';
import { TimeHint } from '../list/time-hint.tsx';
import css from './card.module.css';

interface CardProps {
  readonly id: string;
  readonly index: number;
  readonly column: ConversationStatus;
  /** The one card of its column that can have the focus. */
  readonly active: boolean;
  readonly open: boolean;
  readonly selected: boolean;
  readonly hasMenu: boolean;
  readonly view: InboxView;
}

export const Card = memo(function Card({
  id,
  index,
  column,
  active,
  open,
  selected,
  hasMenu,
  view,
}: CardProps) {
  useLanguage();
  const { rows, viewer } = useInbox();
  useEffect(() => rows.want(id), [rows, id]);
  const shown = useConversation(id);
  const leaving =
    shown !== null &&
    !matchesView(shown.state, { ...view, status: column }, viewer ? Number(viewer.id) : null);
  return (
    <div className={css.slot}>
      <div
        role="row"
        aria-rowindex={index + 1}
        aria-selected={selected}
        aria-current={open}
        tabIndex={active ? 0 : -1}
        draggable
        data-conversation={id}
        data-leaving={leaving}
        className={css.card}
        aria-keyshortcuts="Enter 1 2 3 a i u s v x"
      >
        {shown ? (
          <CardCells id={id} shown={shown} view={view} column={column} active={active} hasMenu={hasMenu} />
        ) : (
          <UnloadedCell id={id} className={css.placeholder} />
        )}
      </div>
    </div>
  );
});

interface CellsProps extends Pick<CardProps, 'id' | 'view' | 'column' | 'active' | 'hasMenu'> {
  readonly shown: ShownConversation;
}

function CardCells({ id, shown: { row, state, pending }, view, column, active, hasMenu }: CellsProps) {
  const name = customerName(row.customer);
  const preview = previewMessage(row.latestMessage);
  const unread = row.unreadCustomerMessagesCount ?? 0;
  return (
    <>
      <div role="gridcell" className={css.main}>
        <span className={css.title}>
          <Avatar name={name} id={row.customer?.id} size="sm" />
          {/* The card is dragged, not its link. */}
          <a
            className={css.name}
            data-unread={unread > 0}
            href={inboxPath(id, formatView(view))}
            tabIndex={-1}
            draggable={false}
            dir="auto"
          >
            {name}
          </a>
          <UnreadBadge count={unread} />
        </span>
        <span className={css.preview}>
          {preview && <ContentIcon kind={preview.kind} />}
          {preview && row.latestMessage?.from === 'AGENT' && (
            <span className={css.us}>{messages.list.us}</span>
          )}
          <span className={css.text} dir="auto">
            {preview?.text ?? messages.list.noMessages}
          </span>
        </span>
        <span className={css.facts}>
          <span className={css.channel} title={channelLabel(row.channel, row.channelName)}>
            <ChannelIcon channel={row.channel} />
            <span className="visually-hidden">{channelLabel(row.channel, row.channelName)}</span>
          </span>
          <TimeAgo at={row.latestMessage?.sentAt} className={css.time} />
          <TimeHint row={row} state={state} unsaved={pending.some(({ phase }) => phase === 'held')} />
          {state.status !== column && <StatusChip status={state.status} />}
        </span>
      </div>
      <AssigneeCell shown={{ row, state }} className={css.assignee} />
      <div role="gridcell" className={css.actions}>
        <button
          type="button"
          className={css.move}
          data-move={id}
          tabIndex={active ? 0 : -1}
          aria-haspopup="menu"
          aria-expanded={hasMenu}
          aria-label={messages.board.moveCardTo(name)}
          title={messages.board.moveToKey}
        >
          <Ellipsis size={15} aria-hidden="true" />
        </button>
      </div>
    </>
  );
}
