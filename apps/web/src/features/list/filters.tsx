import ArrowDownWideNarrow from 'lucide-react/icons/arrow-down-wide-narrow';
import Hash from 'lucide-react/icons/hash';
import UserRound from 'lucide-react/icons/user-round';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { CHANNELS } from '../../conversation-sync/conversation/channel.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import {
  EMPTY_VIEW,
  type InboxView,
  isFiltered,
  SORTS,
  withoutFilters,
} from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import css from './filters.module.css';

export function Filters({ view, onView }: { view: InboxView; onView: (view: InboxView) => void }) {
  const { users, viewer } = useInbox();
  const others = users.filter(({ id }) => id !== viewer?.id);
  const known = view.assignee === null || ['me', 'none'].includes(view.assignee);
  const listed = known || others.some(({ id }) => id === view.assignee);
  return (
    <div className={css.filters}>
      <Picker
        label={messages.list.channel}
        icon={<Hash size={14} />}
        value={view.channel ?? ''}
        set={view.channel !== null}
        onValue={(value) =>
          onView({ ...view, channel: CHANNELS.find((channel) => channel === value) ?? null })
        }
      >
        <option value="">{messages.list.allChannels}</option>
        {CHANNELS.map((channel) => (
          <option key={channel} value={channel}>
            {messages.conversation.channels[channel]}
          </option>
        ))}
      </Picker>
      <Picker
        label={messages.list.assignedTo}
        icon={<UserRound size={14} />}
        value={view.assignee ?? ''}
        set={view.assignee !== null}
        onValue={(value) => onView({ ...view, assignee: value || null })}
      >
        <option value="">{messages.list.anyone}</option>
        <option value="me">{messages.list.me}</option>
        <option value="none">{messages.conversation.unassigned}</option>
        {!listed && view.assignee && (
          <option value={view.assignee}>{messages.conversation.user(view.assignee)}</option>
        )}
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name ?? messages.conversation.user(id)}
          </option>
        ))}
      </Picker>
      <Picker
        label={messages.list.sortBy}
        icon={<ArrowDownWideNarrow size={14} />}
        value={view.sort}
        set={false}
        onValue={(value) =>
          onView({ ...view, sort: SORTS.find((sort) => sort === value) ?? EMPTY_VIEW.sort })
        }
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {messages.list.sorts[sort]}
          </option>
        ))}
      </Picker>
      {isFiltered(view) && (
        <button
          type="button"
          className={css.clear}
          aria-label={messages.list.clearFilters}
          onClick={() => onView(withoutFilters(view))}
        >
          <X size={13} aria-hidden="true" />
          <span>{messages.list.clear}</span>
        </button>
      )}
    </div>
  );
}

interface PickerProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly value: string;
  readonly set: boolean;
  readonly onValue: (value: string) => void;
  readonly children: ReactNode;
}

function Picker({ label, icon, value, set, onValue, children }: PickerProps) {
  return (
    <label className={css.picker} data-set={set}>
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      <span className="visually-hidden">{label}</span>
      <select className={css.select} value={value} onChange={(event) => onValue(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
