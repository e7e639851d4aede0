import { type Actor, actorUserId } from './actor.ts';
import type { IntentEvent } from './conversation-event.ts';
import type { ConversationState } from './conversation-state.ts';
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
  const details = {
    actorUserId: actorUserId(actor),
    ...(typeof intent.userId === 'number' && { userId: intent.userId }),
    ...(typeof intent.snoozeUntil === 'string' && { snoozeUntil: intent.snoozeUntil }),
  };
  const start: ConversationState = {
    status: current.status,
    userId: current.userId,
    snoozeUntil: current.snoozeUntil,
  };
  const implied =
    policy.implied === 'all'
      ? toEvents(current, intent).reduce((state, event) => transition(state, event, details), start)
      : start;
  const status = intent.status ?? implied.status;
  const userId = intent.userId === undefined ? implied.userId : intent.userId;
  if (!snoozeWritable) return { status, userId, snoozeUntil: current.snoozeUntil };
  const finished = status === 'done' && current.status !== 'done';
  const impliedSnooze = finished ? null : implied.snoozeUntil;
  return {
    status,
    userId,
    snoozeUntil: intent.snoozeUntil === undefined ? impliedSnooze : intent.snoozeUntil,
  };
}
