import type { ConversationState } from '../status/conversation-state.ts';

/** True for a conversation in progress that nobody is assigned to: tolerated when read, worth showing. */
export function needsUser(state: Pick<ConversationState, 'status' | 'userId'>): boolean {
  return state.status === 'in-progress' && state.userId === null;
}
