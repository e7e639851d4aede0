// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, never one of its cells

import type { ShownConversation } from '../../conversation-sync/conversation/use-conversation.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { assigneeName } from '../../conversation-sync/update/describe-values.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import css from './assignee-cell.module.css';

/** Who looks after a conversation, as a cell of its row. */
export function AssigneeCell({
  shown: { row, state },
  className,
}: {
  shown: Pick<ShownConversation, 'row' | 'state'>;
  className: string | undefined;
}) {
  const { users } = useInbox();
  const assignee = users.find((user) => Number(user.id) === state.userId) ?? row.user;
  const name = oneLine(assignee?.name) || null;
  return (
    <div role="gridcell" className={className} title={name ?? undefined}>
      {state.userId === null ? (
        <span className={css.nobody}>
          <span className="visually-hidden">{messages.conversation.unassigned}</span>
        </span>
      ) : (
        <>
          <Avatar name={name} id={String(state.userId)} size="sm" />
          <span className="visually-hidden">
            {messages.list.assignedToName(
              name ?? assigneeName(state.userId, (id) => messages.conversation.someUser(String(id))),
            )}
          </span>
        </>
      )}
    </div>
  );
}
