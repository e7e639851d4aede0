import { ArrowLeft, SearchX, X } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { channelLabel } from '../conversation/channel.ts';
import { ChannelIcon } from '../conversation/channel-icon.tsx';
import { customerName } from '../conversation/customer-name.ts';
import { StatusChip } from '../conversation/status-chip.tsx';
import { useActions } from '../conversation/use-actions.ts';
import { type ShownConversation, useConversation } from '../conversation/use-conversation.ts';
import { ConversationDocument } from '../generated/graphql.ts';
import { describeError } from '../graphql/request-error.ts';
import { Message } from '../message.tsx';
import { Avatar } from '../people/avatar.tsx';
import { AssigneeField } from './assignee-field.tsx';
import css from './panel.module.css';
import { PanelBody } from './panel-body.tsx';
import { PanelWarnings } from './panel-warnings.tsx';
import { StatusButtons } from './status-buttons.tsx';

export interface PanelHandle {
  readonly focus: () => void;
  readonly pickAssignee: () => void;
}

/** What to do once the panel is there. */
export type Arrival = 'focus' | 'pick-assignee';

interface PanelProps {
  readonly ref: Ref<PanelHandle>;
  readonly id: string;
  readonly backTo: string;
  /** Null when neither a key nor a row opened it. */
  readonly arrival: Arrival | null;
}

export function ConversationPanel({ ref, id, backTo, arrival }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [pickRequest, setPickRequest] = useState(arrival === 'pick-assignee' ? 1 : 0);
  const [{ data, error, fetching }, again] = useQuery({
    query: ConversationDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const shown = useConversation(id);
  const name = shown ? customerName(shown.row.customer) : null;

  useImperativeHandle(ref, () => ({
    focus: () => heading.current?.focus(),
    pickAssignee: () => setPickRequest((request) => request + 1),
  }));
  useEffect(() => {
    if (arrival === 'focus') heading.current?.focus();
  }, [arrival]);
  useEffect(() => {
    document.title = name ? `${name} – Parley` : 'Conversation – Parley';
  }, [name]);

  const missing = !shown && !fetching && !error;
  return (
    <section className={css.panel} aria-label="Conversation" aria-busy={!shown && fetching}>
      <header className={css.header}>
        <Link href={backTo} className={css.back} aria-label="Back to the list">
          <ArrowLeft size={18} aria-hidden="true" className={css.backNarrow} />
          <X size={18} aria-hidden="true" className={css.backWide} />
        </Link>
        {shown && (
          <span className={css.avatar}>
            <Avatar name={name} id={shown.row.customer?.id} size="lg" />
          </span>
        )}
        <div className={css.who}>
          <h2 ref={heading} tabIndex={-1} className={css.name}>
            <bdi>{name ?? (missing ? 'Not found' : 'Conversation')}</bdi>
          </h2>
          {shown && <Subtitle shown={shown} />}
        </div>
        {shown && <StatusChip status={shown.state.status} />}
      </header>
      {shown && (
        <Controls id={id} shown={shown} pickRequest={pickRequest} onPicked={() => heading.current?.focus()} />
      )}
      {shown && <PanelWarnings shown={shown} />}
      {error && (
        <p className={css.stale} role="status">
          {describeError(error)}{' '}
          <button
            type="button"
            className={css.inline}
            onClick={() => again({ requestPolicy: 'network-only' })}
          >
            Try again
          </button>
        </p>
      )}
      {missing ? (
        <Message title="There is no such conversation" icon={<SearchX size={20} />}>
          It may have been removed, or the address is not complete.
        </Message>
      ) : (
        <PanelBody detail={data?.conversation ?? null} failed={error !== undefined} />
      )}
    </section>
  );
}

function Subtitle({ shown: { row } }: { shown: ShownConversation }) {
  return (
    <p className={css.subtitle}>
      <span className={css.channel}>
        <ChannelIcon channel={row.channel} />
        {channelLabel(row.channel, row.channelName)}
      </span>
      {row.customer?.displayId && row.customer.name && <bdi>{row.customer.displayId}</bdi>}
      <span className={css.number}>#{row.id}</span>
    </p>
  );
}

function Controls({
  id,
  shown: { row, state, pending },
  pickRequest,
  onPicked,
}: {
  id: string;
  shown: ShownConversation;
  pickRequest: number;
  onPicked: () => void;
}) {
  const { change } = useActions();
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
          serverName={state.userId === Number(row.user?.id) ? (row.user?.name ?? null) : null}
          request={pickRequest}
          onPicked={onPicked}
          onPick={(userId) => change(id, { userId })}
        />
      </div>
    </div>
  );
}
