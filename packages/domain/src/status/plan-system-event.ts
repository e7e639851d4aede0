import { type ConversationChange, diffStates } from './conversation-change.ts';
import type { ConversationState } from './conversation-state.ts';
import { toMillis } from './instant.ts';
import { transition } from './transition.ts';

/** What a snooze that ran out changes: nothing while it lasts. `now` in milliseconds since the epoch. */
export function planTimer(state: ConversationState, now: number): ConversationChange[] {
  if (!(toMillis(state.snoozeUntil) <= now)) return [];
  return diffStates(state, transition(state, 'timer'), () => 'TIMER');
}

/** What a message from the customer changes: wakes, and reopens what was done. */
export function planCustomerReply(
  state: ConversationState,
  details: { readonly userActive?: boolean; readonly snoozedHard?: boolean } = {},
): ConversationChange[] {
  return diffStates(state, transition(state, 'customer-reply', details), () => 'CUSTOMER');
}
