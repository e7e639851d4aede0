import { type CurrentConversation, planUpdate, type UpdateContext } from '@parley/domain/status';
import { joinAll } from '../../lib/language/list.ts';
import { messages } from '../../lib/language/messages.ts';
import { statusName } from '../conversation/status.ts';
import { assigneeName, type NameOf } from './describe-values.ts';
import type { UpdateIntent } from './pending-update.ts';

/** What a change does beside what it says, as the planner sees it: "assigns it to you"; null = nothing else. */
export function sideEffects(
  state: CurrentConversation,
  intent: UpdateIntent,
  context: UpdateContext,
  nameOf: NameOf,
): string | null {
  const result = planUpdate(state, intent, context);
  if (result.kind !== 'plan' || !result.changed) return null;
  const { effects } = messages.update;
  const parts = result.changes
    .filter(({ cause }) => cause !== 'EXPLICIT')
    .map((change) => {
      if (change.field === 'userId')
        return change.to === null ? effects.unassigns : effects.assigns(assigneeName(change.to, nameOf));
      if (change.field === 'snoozeUntil') return effects.wakes;
      return effects.sets(statusName(change.to));
    });
  if (result.warnings.some(({ code }) => code === 'SNOOZE_BEYOND_REPLY_WINDOW')) {
    parts.push(effects.outlasts);
  }
  return parts.length === 0 ? null : joinAll(parts);
}
