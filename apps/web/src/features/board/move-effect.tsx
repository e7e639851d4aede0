import type { ConversationStatus } from '@parley/domain/status';
import { STATUS_EVENTS } from '../../conversation-sync/conversation/status.ts';
import { useConversation } from '../../conversation-sync/conversation/use-conversation.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { sideEffects } from '../../conversation-sync/update/side-effects.ts';
import { messages } from '../../lib/language/messages.ts';

interface MoveEffectProps {
  readonly id: string;
  readonly status: ConversationStatus;
  readonly className?: string | undefined;
}

/** What else follows when a card is moved to a column, as the planner sees it. */
export function MoveEffect({ id, status, className }: MoveEffectProps) {
  const { planContext, nameOf } = useInbox();
  const shown = useConversation(id);
  const effect = shown && sideEffects(shown.state, { status }, planContext(), nameOf);
  const event = STATUS_EVENTS.find((candidate) => candidate.status === status)?.event;
  if (!effect || !event) return null;
  return (
    <span className={className}>{messages.update.also(messages.conversation.events[event], effect)}</span>
  );
}
