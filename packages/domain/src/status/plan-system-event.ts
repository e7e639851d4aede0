import { type ConversationChange, diffStates } from './conversation-change.ts';
import type { ConversationState } from './conversation-state.ts';
import { toMillis } from './instant.ts';
import { transition } from './transition.ts';

/** The changes at the end of a snooze; none while it lasts. `now` in milliseconds since the epoch. */
export function planTimer(state: ConversationState, now: number): ConversationChange[] {
  if (!(toMillis(state.snoozeUntil) <= now)) return [];
  return diffStates(state, transition(state, 'timer'), () => 'TIMER');
}

/** The changes caused by a message of the customer, which wakes or reopens the conversation. */
export function planCustomerReply(
  state: ConversationState,
  details: { readonly userActive?: boolean; readonly snoozedHard?: boolean } = {},
): ConversationChange[] {
  return diffStates(state, transition(state, 'customer-reply', details), () => 'CUSTOMER');
}
