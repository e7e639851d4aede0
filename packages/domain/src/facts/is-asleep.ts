import type { ConversationState } from '../status/conversation-state.ts';
import { toMillis } from '../status/instant.ts';

/** True while the snooze lasts. `now` in milliseconds since the epoch. */
export function isAsleep(state: Pick<ConversationState, 'snoozeUntil'>, now: number): boolean {
  return toMillis(state.snoozeUntil) > now;
}
