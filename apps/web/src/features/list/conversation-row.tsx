// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, never one of its cells
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
import { Boundary } from '../../ui/lazy/boundary.tsx';
import { AssigneeCell } from '../conversation/assignee-cell.tsx';
import { ChannelIcon } from '../conversation/channel-icon.tsx';
import { ContentIcon } from '../conversation/content-icon.tsx';
import { StatusChip } from '../conversation/status-chip.tsx';
import { UnloadedCell } from '../conversation/unloaded-cell.tsx';
import { UnreadBadge } from '../conversation/unread-badge.tsx';
import css from './conversation-row.module.css';
import { matchesView } from './matches-view.ts';
import { TimeHint } from './time-hint.tsx';

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly active: boolean;
  readonly open: boolean;
  readonly selected: boolean;
  readonly view: InboxView;
}

export const ConversationRow = memo(function ConversationRow({
  id,
  index,
  active,
  open,
  selected,
  view,
}: RowProps) {
  useLanguage();
  const { rows, viewer } = useInbox();
  useEffect(() => rows.want(id), [rows, id]);
  const shown = useConversation(id);
  const leaving = shown !== null && !matchesView(shown.state, view, viewer ? Number(viewer.id) : null);
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-current={open}
      tabIndex={active ? 0 : -1}
      data-conversation={id}
      data-leaving={leaving}
      className={css.row}
      aria-keyshortcuts="Enter 1 2 3 a i u s x"
    >
      {shown ? (
        <Boundary fallback={() => null}>
          <RowCells id={id} shown={shown} selected={selected} view={view} leaving={leaving} />
        </Boundary>
      ) : (
        <UnloadedCell id={id} className={css.placeholder} />
      )}
    </div>
  );
});

interface CellsProps {
  readonly id: string;
  readonly shown: ShownConversation;
  readonly selected: boolean;
  readonly view: InboxView;
  readonly leaving: boolean;
}

function RowCells({ id, shown: { row, state, pending }, selected, view, leaving }: CellsProps) {
  const name = customerName(row.customer);
  const preview = previewMessage(row.latestMessage);
  const unread = row.unreadCustomerMessagesCount ?? 0;
  return (
    <>
      <div role="gridcell" className={css.main}>
        <span className={css.lead}>
          <Avatar name={name} id={row.customer?.id} />
          {/* The grid hears the click. */}
          <label className={css.select}>
            <input
              type="checkbox"
              className={css.checkbox}
              aria-label={messages.bulk.select(name)}
              tabIndex={-1}
              checked={selected}
              readOnly
            />
          </label>
        </span>
        <span className={css.title}>
          <a
            className={css.name}
            data-unread={unread > 0}
            href={inboxPath(id, formatView(view))}
            tabIndex={-1}
            dir="auto"
          >
            {name}
          </a>
          <UnreadBadge count={unread} />
        </span>
        <span className={css.preview}>
          <span className={css.channel}>
            <ChannelIcon channel={row.channel} />
            <span>{channelLabel(row.channel, row.channelName)}</span>
          </span>
          {preview ? (
            <>
              <ContentIcon kind={preview.kind} />
              {row.latestMessage?.from === 'AGENT' && <span className={css.you}>{messages.list.us}</span>}
              <span className={css.text} dir="auto">
                {preview.text}
              </span>
            </>
          ) : (
            <span className={css.text}>{messages.list.noMessages}</span>
          )}
        </span>
      </div>
      <div role="gridcell" className={css.when}>
        <TimeHint row={row} state={state} unsaved={pending.some(({ phase }) => phase === 'held')} />
        <TimeAgo at={row.latestMessage?.sentAt} className={css.time} />
      </div>
      <div role="gridcell" className={css.status}>
        <StatusChip status={state.status} />
        {leaving && <span className="visually-hidden">{messages.list.leaves}</span>}
      </div>
      <AssigneeCell shown={{ row, state }} className={css.assignee} />
    </>
  );
}
