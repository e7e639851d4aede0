import type { CurrentConversation } from '@parley/domain/status';
import type { InboxView } from '../../conversation-sync/view/view.ts';

/** Whether a conversation, as shown, still belongs in the list; what a change of ours can make untrue. */
export function matchesView(
  state: Pick<CurrentConversation, 'status' | 'userId'>,
  view: Pick<InboxView, 'status' | 'assignee'>,
  viewerId: number | null,
): boolean {
  if (view.status !== null && state.status !== view.status) return false;
  switch (view.assignee) {
    case null:
      return true;
    case 'none':
      return state.userId === null;
    case 'me':
      return state.userId === viewerId;
    default:
      return state.userId === Number(view.assignee);
  }
}
