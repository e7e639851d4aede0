import type { ConversationEvent } from './conversation-event.ts';
import type { ConversationState } from './conversation-state.ts';
import { isConversationStatus } from './conversation-status.ts';
import { TRANSITIONS, type Transition } from './transition-table.ts';

/** What an event may need beside its name. A field that the event's row does not use is ignored. */
export interface EventDetails {
  /** `assign`: the user. */
  readonly userId?: number | null | undefined;
  /** `snooze`: the instant (RFC 3339). */
  readonly snoozeUntil?: string | null | undefined;
  /** `start`: the human who acts; `null` or absent = a program, which claims nothing. */
  readonly actorUserId?: number | null;
  /** `customer-reply`: whether the assigned user still works here. Default: true. */
  readonly userActive?: boolean;
  /** `customer-reply`: whether the snooze outlasts replies. Default: false. */
  readonly snoozedHard?: boolean;
}

/** Applies one row of the table. Pure; a status that the contract does not list behaves as to-do and is kept. */
export function transition(
  state: ConversationState,
  event: ConversationEvent,
  details: EventDetails = {},
): ConversationState {
  const { status, userId, snoozeUntil } = state;
  const known = isConversationStatus(status);
  const row: Transition = TRANSITIONS[event][known ? status : 'to-do'];
  const users: Record<Transition['user'], ConversationState['userId']> = {
    keep: userId,
    given: details.userId ?? userId,
    none: null,
    claim: userId ?? details.actorUserId ?? null,
    'keep-active': details.userActive === false ? null : userId,
  };
  const snoozes: Record<Transition['snooze'], string | null> = {
    keep: snoozeUntil,
    given: details.snoozeUntil ?? snoozeUntil,
    clear: null,
    'clear-soft': details.snoozedHard === true ? snoozeUntil : null,
  };
  return {
    status: !known && row.status === 'to-do' ? status : row.status,
    userId: users[row.user],
    snoozeUntil: snoozes[row.snooze],
  };
}
