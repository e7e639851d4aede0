import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { assigneeName } from '../../conversation-sync/update/describe-values.ts';
import { messages } from '../../lib/language/messages.ts';
import { lazyPart } from '../../ui/lazy/lazy-part.tsx';
import { PartLostNotice } from '../toast/part-lost-notice.tsx';
import css from './assignee.module.css';
import type { AssigneePickerProps } from './assignee-picker.tsx';

const AssigneePicker = lazyPart(
  () => import('./assignee-picker.tsx').then((module) => module.AssigneePicker),
  {
    loading: ({ assigneeName }) => <Shown name={assigneeName} />,
    lost: ({ assigneeName, request }, again) => (
      <>
        <Shown name={assigneeName} onClick={again} />
        {request > 0 && <PartLostNotice key={request} again={again} />}
      </>
    ),
  },
);

/** Shows who it is at once; the picker's code comes after. */
export function AssigneeField({
  serverName,
  ...props
}: Omit<AssigneePickerProps, 'assigneeName'> & { readonly serverName: string | null }) {
  const { users } = useInbox();
  const { userId } = props.state;
  const known = users.find(({ id }) => Number(id) === userId)?.name ?? serverName;
  const shownName =
    userId === null
      ? messages.conversation.unassigned
      : (known ?? assigneeName(userId, (id) => messages.conversation.user(String(id))));
  return <AssigneePicker {...props} assigneeName={shownName} />;
}

function Shown({ name, onClick }: { name: string; onClick?: () => void }) {
  return (
    <span className={css.field}>
      <span className={css.nobody} aria-hidden="true" />
      <input
        className={css.input}
        aria-label={messages.panel.assignee}
        value={name}
        readOnly
        onClick={onClick}
      />
    </span>
  );
}
