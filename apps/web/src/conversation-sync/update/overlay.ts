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
  for (const { wish } of pending) {
    const verdict = planUpdate(state, wish, context);
    if (verdict.kind === 'plan' && verdict.changed) state = { ...state, ...verdict.next };
  }
  return state;
}
