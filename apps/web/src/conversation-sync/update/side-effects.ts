import { type CurrentConversation, planUpdate, type UpdateContext } from '@parley/domain/status';
import { joinAll } from '../../lib/language/list.ts';
import { words } from '../../lib/language/words.ts';
import { statusName } from '../conversation/status.ts';
import type { Wish } from './pending-update.ts';
import { assigneeName, type NameOf } from './words.ts';

/** What a change does beside what it says, as the planner sees it: "assigns it to you"; null = nothing else. */
export function sideEffects(
  state: CurrentConversation,
  wish: Wish,
  context: UpdateContext,
  nameOf: NameOf,
): string | null {
  const verdict = planUpdate(state, wish, context);
  if (verdict.kind !== 'plan' || !verdict.changed) return null;
  const { effects } = words.update;
  const parts = verdict.changes
    .filter(({ cause }) => cause !== 'EXPLICIT')
    .map((change) => {
      if (change.field === 'userId')
        return change.to === null ? effects.unassigns : effects.assigns(assigneeName(change.to, nameOf));
      if (change.field === 'snoozeUntil') return effects.wakes;
      return effects.sets(statusName(change.to));
    });
  if (verdict.warnings.some(({ code }) => code === 'SNOOZE_BEYOND_REPLY_WINDOW')) {
    parts.push(effects.outlasts);
  }
  return parts.length === 0 ? null : joinAll(parts);
}
