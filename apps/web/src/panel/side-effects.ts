import { type CurrentConversation, planUpdate, type UpdateContext } from '@parley/domain/status';
import { type STATUS_EVENTS, statusName } from '../conversation/status.ts';
import type { NameOf } from '../update/words.ts';

/** What a status button does beside what it says, as the planner sees it; null = nothing else. */
export function sideEffects(
  state: CurrentConversation,
  { event, status, label }: (typeof STATUS_EVENTS)[number],
  context: UpdateContext,
  nameOf: NameOf,
): string | null {
  const verdict = planUpdate(state, { status }, context);
  if (verdict.kind !== 'plan' || !verdict.changed) return null;
  const parts = verdict.changes
    .filter(({ cause }) => cause !== 'EXPLICIT')
    .map((change) => {
      if (change.field === 'userId')
        return change.to === null ? 'unassigns it' : `assigns it to ${nameOf(change.to)}`;
      if (change.field === 'snoozeUntil') return 'ends the snooze';
      return `sets it to ${statusName(change.to).toLowerCase()}`;
    });
  if (parts.length === 0) return null;
  const name = event === 'queue' ? 'Back to to-do' : label;
  return `${name} also ${parts.join(' and ')}.`;
}
