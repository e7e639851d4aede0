import { type CurrentConversation, planUpdate, type UpdateContext } from '@parley/domain/status';
import { statusName } from '../conversation/status.ts';
import type { Wish } from '../update/pending-update.ts';
import type { NameOf } from '../update/words.ts';

/** What a change does beside what it says, as the planner sees it: "assigns it to you"; null = nothing else. */
export function sideEffects(
  state: CurrentConversation,
  wish: Wish,
  context: UpdateContext,
  nameOf: NameOf,
): string | null {
  const verdict = planUpdate(state, wish, context);
  if (verdict.kind !== 'plan' || !verdict.changed) return null;
  const parts = verdict.changes
    .filter(({ cause }) => cause !== 'EXPLICIT')
    .map((change) => {
      if (change.field === 'userId')
        return change.to === null ? 'unassigns it' : `assigns it to ${nameOf(change.to)}`;
      if (change.field === 'snoozeUntil') return 'ends the snooze';
      return `sets it to ${statusName(change.to).toLowerCase()}`;
    });
  if (verdict.warnings.some(({ code }) => code === 'SNOOZE_BEYOND_REPLY_WINDOW')) {
    parts.push('outlasts the time to reply');
  }
  return parts.length === 0 ? null : parts.join(' and ');
}
