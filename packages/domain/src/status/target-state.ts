import { type Actor, actorUserId } from './actor.ts';
import type { IntentEvent } from './conversation-event.ts';
import { type ConversationState, withValues } from './conversation-state.ts';
import type { ConversationStatus } from './conversation-status.ts';
import { transition } from './transition.ts';
import type { UpdateIntent } from './update-intent.ts';
import type { UpdatePolicy } from './update-policy.ts';

const STATUS_EVENT = {
  'in-progress': 'start',
  done: 'finish',
  'to-do': 'queue',
} as const satisfies Record<ConversationStatus, IntentEvent>;

/** The events that an intent stands for. Asking for the user that is already there is no event. */
function toEvents(current: ConversationState, intent: UpdateIntent): IntentEvent[] {
  const events: IntentEvent[] = [];
  if (intent.userId !== undefined && intent.userId !== current.userId) {
    events.push(intent.userId === null ? 'unassign' : 'assign');
  }
  if (intent.status !== undefined) events.push(STATUS_EVENT[intent.status]);
  if (intent.snoozeUntil !== undefined) events.push(intent.snoozeUntil === null ? 'wake' : 'snooze');
  return events;
}

/** Where an intent leads: its events through the table, then what was said outright wins over what is implied. */
export function targetState(
  current: ConversationState,
  intent: UpdateIntent,
  { actor, snoozeWritable = true }: { readonly actor: Actor; readonly snoozeWritable?: boolean },
  policy: UpdatePolicy,
): ConversationState {
  const details = { ...intent, actorUserId: actorUserId(actor) };
  const implied =
    policy.implied === 'all'
      ? toEvents(current, intent).reduce((state, event) => transition(state, event, details), current)
      : current;
  const status = intent.status ?? implied.status;
  const finished = status === 'done' && current.status !== 'done';
  const target = withValues(finished ? { ...implied, snoozeUntil: null } : implied, intent);
  return snoozeWritable ? target : { ...target, snoozeUntil: current.snoozeUntil };
}
