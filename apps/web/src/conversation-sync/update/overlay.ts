import { type CurrentConversation, planUpdate, type UpdateContext } from '@parley/domain/status';
import type { PendingUpdate } from './pending-update.ts';

/**
 * The conversation as it will be once everything pending is saved. The planner that the server runs
 * computes it; laid over a conversation that already has the change, it changes nothing.
 */
export function overlay(
  current: CurrentConversation,
  pending: readonly PendingUpdate[],
  context: UpdateContext,
): CurrentConversation {
  let state = current;
  for (const { intent } of pending) {
    const result = planUpdate(state, intent, context);
    if (result.kind === 'plan' && result.changed) state = { ...state, ...result.next };
  }
  return state;
}
