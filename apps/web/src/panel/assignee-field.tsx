import { lazy, Suspense } from 'react';
import { Boundary } from '../boundary.tsx';
import { words } from '../language/words.ts';
import { useInbox } from '../session/inbox-context.tsx';
import { assigneeName } from '../update/words.ts';
import css from './assignee.module.css';
import type { AssigneePickerProps } from './assignee-picker.tsx';

const AssigneePicker = lazy(() =>
  import('./assignee-picker.tsx').then((module) => ({ default: module.AssigneePicker })),
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
      ? words.conversation.unassigned
      : (known ?? assigneeName(userId, (id) => words.conversation.user(String(id))));
  const shown = (
    <span className={css.field}>
      <span className={css.nobody} aria-hidden="true" />
      <input className={css.input} aria-label={words.panel.assignee} value={shownName} readOnly />
    </span>
  );
  return (
    <Boundary fallback={shown}>
      <Suspense fallback={shown}>
        <AssigneePicker {...props} assigneeName={shownName} />
      </Suspense>
    </Boundary>
  );
}
