import { INTENT_EVENTS, type IntentEvent } from './conversation-event.ts';
import type { ConversationState } from './conversation-state.ts';
import type { ConversationStatus } from './conversation-status.ts';
import { DEFAULT_POLICY, mayMove, type UpdatePolicy } from './update-policy.ts';

/** The events that would change this conversation, in the order of the table, for the buttons of an interface. */
export function allowedEvents(
  state: ConversationState,
  options: { readonly policy?: UpdatePolicy; readonly snoozeWritable?: boolean } = {},
): IntentEvent[] {
  const { status, userId, snoozeUntil } = state;
  const { policy = DEFAULT_POLICY, snoozeWritable = true } = options;
  const isOpen = (to: ConversationStatus) => status !== to && mayMove(status, to, policy);
  const allowed: Record<IntentEvent, boolean> = {
    start: isOpen('in-progress'),
    finish: isOpen('done'),
    queue: isOpen('to-do'),
    assign: true,
    unassign: userId !== null,
    snooze: snoozeWritable,
    wake: snoozeWritable && snoozeUntil !== null,
  };
  return INTENT_EVENTS.filter((event) => allowed[event]);
}
