import { toNamedId } from '@parley/domain/status';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import SearchX from 'lucide-react/icons/search-x';
import X from 'lucide-react/icons/x';
import { type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { channelLabel } from '../../conversation-sync/conversation/channel.ts';
import { customerName } from '../../conversation-sync/conversation/customer-name.ts';
import { useActions } from '../../conversation-sync/conversation/use-actions.ts';
import {
  type ShownConversation,
  useConversation,
} from '../../conversation-sync/conversation/use-conversation.ts';
import { describeError } from '../../conversation-sync/graphql/request-error.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { ConversationDocument } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { Link } from '../../lib/route/link.tsx';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Message } from '../../ui/message/message.tsx';
import { ChannelIcon } from '../conversation/channel-icon.tsx';
import { StatusChip } from '../conversation/status-chip.tsx';
import { SnoozeField } from '../snooze/snooze-field.tsx';
import { AssigneeField } from './assignee-field.tsx';
import css from './panel.module.css';
import { PanelBody } from './panel-body.tsx';
import { PanelWarnings } from './panel-warnings.tsx';
import { StatusButtons } from './status-buttons.tsx';

export interface PanelHandle {
  readonly focus: (target?: FocusTarget) => void;
}

/** What has the focus once the panel is there: its heading, or a field that is opened. */
export type FocusTarget = 'heading' | 'assignee' | 'snooze';

interface PanelProps {
  readonly ref: Ref<PanelHandle>;
  readonly id: string;
  readonly backTo: string;
  /** Null when neither a key nor a row opened it. */
  readonly focusTarget: FocusTarget | null;
}

export function ConversationPanel({ ref, id, backTo, focusTarget }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [requests, setRequests] = useState({ assignee: 0, snooze: 0 });
  const [{ data, error, fetching }, again] = useQuery({
    query: ConversationDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  // A request that fails takes nothing away from what is on screen.
  const fresh = data?.conversation;
  const [detail] = useCarriedState(fresh, (before) => fresh ?? before);
  const shown = useConversation(id);
  const name = shown ? customerName(shown.row.customer) : null;

  const focus = useCallback((target: FocusTarget = 'heading') => {
    if (target === 'heading') heading.current?.focus();
    else if (target === 'snooze') setRequests((now) => ({ ...now, snooze: now.snooze + 1 }));
    else setRequests((now) => ({ ...now, assignee: now.assignee + 1 }));
  }, []);
  useImperativeHandle(ref, () => ({ focus }));
  useEffect(() => {
    if (focusTarget !== null) focus(focusTarget);
  }, [focusTarget, focus]);
  const title = messages.app.title(name ?? messages.panel.title);
  useEffect(() => {
    document.title = title;
  }, [title]);

  const missing = !shown && !fetching && !error;
  return (
    <section
      className={css.panel}
      data-panel
      aria-label={messages.panel.title}
      aria-busy={!shown && fetching}
    >
      <header className={css.header}>
        <Link href={backTo} className={css.back} aria-label={messages.panel.back}>
          <ArrowLeft size={18} aria-hidden="true" className={`${css.backNarrow} pointing`} />
          <X size={18} aria-hidden="true" className={css.backWide} />
        </Link>
        {shown && (
          <span className={css.avatar}>
            <Avatar name={name} id={shown.row.customer?.id} size="lg" />
          </span>
        )}
        <div className={css.who}>
          <h2 ref={heading} tabIndex={-1} className={css.name} dir="auto">
            {name ?? (missing ? messages.panel.notFound : messages.panel.title)}
          </h2>
          {shown && <Subtitle shown={shown} />}
        </div>
        {shown && <StatusChip status={shown.state.status} />}
      </header>
      {shown && <Controls id={id} shown={shown} requests={requests} onPicked={focus} />}
      {shown && <PanelWarnings shown={shown} />}
      {error && (
        <p className={css.stale} role="status">
          <span>{describeError(error)}</span>{' '}
          <Button look="link" onClick={() => again({ requestPolicy: 'network-only' })}>
            {messages.app.tryAgain}
          </Button>
        </p>
      )}
      {missing ? (
        <Message title={messages.panel.missing} icon={<SearchX size={20} />}>
          {messages.panel.missingBecause}
        </Message>
      ) : (
        <PanelBody detail={detail ?? null} failed={error !== undefined} />
      )}
    </section>
  );
}

function Subtitle({ shown: { row } }: { shown: ShownConversation }) {
  const { customer } = row;
  const number = oneLine(customer?.displayId);
  return (
    <p className={css.subtitle}>
      <span className={css.channel}>
        <ChannelIcon channel={row.channel} />
        <span>{channelLabel(row.channel, row.channelName)}</span>
      </span>
      {number && number !== customerName(customer) && (
        <span>
          <bdi dir="ltr">{number}</bdi>
        </span>
      )}
      <span>
        <bdi dir="ltr">{`#${row.id}`}</bdi>
      </span>
    </p>
  );
}

function Controls({
  id,
  shown: { row, state, pending },
  requests,
  onPicked,
}: {
  id: string;
  shown: ShownConversation;
  requests: { readonly assignee: number; readonly snooze: number };
  onPicked: () => void;
}) {
  const { change } = useActions();
  const { capabilities } = useInbox();
  return (
    <div className={css.controls}>
      <StatusButtons
        state={state}
        allowed={pending.length === 0 ? row.allowedEvents : null}
        onStatus={(status) => change(id, { status })}
      />
      <div className={css.assignee}>
        <AssigneeField
          state={state}
          serverName={state.userId === toNamedId(row.user) ? oneLine(row.user?.name) || null : null}
          request={requests.assignee}
          onPicked={onPicked}
          onPick={(userId) => change(id, { userId })}
        />
      </div>
      {capabilities.snooze && (
        <div className={css.snooze}>
          <SnoozeField
            state={state}
            request={requests.snooze}
            onSnooze={(snoozeUntil) => change(id, { snoozeUntil })}
          />
        </div>
      )}
    </div>
  );
}
