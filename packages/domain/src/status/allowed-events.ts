import { INTENT_EVENTS, type IntentEvent } from './conversation-event.ts';
import type { ConversationState } from './conversation-state.ts';
import { isConversationStatus } from './conversation-status.ts';
import { TRANSITIONS } from './transition-table.ts';
import type { UpdatePolicy } from './update-policy.ts';

/** The events that would change this conversation, in the table's order: what an interface offers as buttons. */
export function allowedEvents(
  state: ConversationState,
  options: { readonly policy?: UpdatePolicy; readonly snoozeWritable?: boolean } = {},
): IntentEvent[] {
  return INTENT_EVENTS.filter((event) => isAllowed(event, state, options));
}

function isAllowed(
  event: IntentEvent,
  { status, userId, snoozeUntil }: ConversationState,
  { policy, snoozeWritable = true }: { readonly policy?: UpdatePolicy; readonly snoozeWritable?: boolean },
): boolean {
  switch (event) {
    case 'start':
    case 'finish':
    case 'queue': {
      const target = TRANSITIONS[event]['to-do'].status;
      if (status === target) return false;
      const allowed = policy?.allowedStatuses;
      return !allowed || (isConversationStatus(status) && allowed[status].includes(target));
    }
    case 'assign':
      return true;
    case 'unassign':
      return userId !== null;
    case 'snooze':
      return snoozeWritable;
    case 'wake':
      return snoozeWritable && snoozeUntil !== null;
  }
}
