import type { ConversationEvent } from './conversation-event.ts';
import type { ConversationState } from './conversation-state.ts';
import { isConversationStatus } from './conversation-status.ts';
import { TRANSITIONS, type Transition } from './transition-table.ts';

/** What an event may need beside its name. A field that the event's row does not use is ignored. */
export interface EventDetails {
  /** `assign`: the user. */
  readonly userId?: number;
  /** `snooze`: the instant (RFC 3339). */
  readonly snoozeUntil?: string;
  /** `start`: the human who acts; `null` or absent = a program, which claims nothing. */
  readonly actorUserId?: number | null;
  /** `customer-reply`: whether the assigned user still works here. Default: true. */
  readonly userActive?: boolean;
  /** `customer-reply`: whether the snooze outlasts replies. Default: false. */
  readonly snoozedHard?: boolean;
}

/** Applies one row of the table. Pure; a status that the page does not list behaves as to-do and is kept. */
export function transition(
  state: ConversationState,
  event: ConversationEvent,
  details: EventDetails = {},
): ConversationState {
  const known = isConversationStatus(state.status);
  const row: Transition = TRANSITIONS[event][isConversationStatus(state.status) ? state.status : 'to-do'];
  return {
    status: !known && row.status === 'to-do' ? state.status : row.status,
    userId: nextUser(row, state, details),
    snoozeUntil: nextSnooze(row, state, details),
  };
}

function nextUser(row: Transition, state: ConversationState, details: EventDetails): number | null {
  switch (row.user) {
    case 'keep':
      return state.userId;
    case 'given':
      return details.userId ?? state.userId;
    case 'none':
      return null;
    case 'claim':
      return state.userId ?? details.actorUserId ?? null;
    case 'keep-active':
      return details.userActive === false ? null : state.userId;
  }
}

function nextSnooze(row: Transition, state: ConversationState, details: EventDetails): string | null {
  switch (row.snooze) {
    case 'keep':
      return state.snoozeUntil;
    case 'given':
      return details.snoozeUntil ?? state.snoozeUntil;
    case 'clear':
      return null;
    case 'clear-soft':
      return details.snoozedHard === true ? state.snoozeUntil : null;
  }
}
