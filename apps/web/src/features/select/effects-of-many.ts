import type { CurrentConversation, UpdateContext } from '@parley/domain/status';
import type { NameOf } from '../../conversation-sync/update/describe-values.ts';
import type { UpdateIntent } from '../../conversation-sync/update/pending-update.ts';
import { sideEffects } from '../../conversation-sync/update/side-effects.ts';
import { joinFacts } from '../../lib/language/list.ts';
import { messages } from '../../lib/language/messages.ts';
import { formatNumber } from '../../lib/language/number.ts';

/** What a change of several conversations does beside what it says, and for how many; null = nothing else. */
export function effectsOfMany(
  states: readonly CurrentConversation[],
  intent: UpdateIntent,
  context: UpdateContext,
  nameOf: NameOf,
): string | null {
  const times = new Map<string, number>();
  for (const state of states) {
    const effect = sideEffects(state, intent, context, nameOf);
    if (effect !== null) times.set(effect, (times.get(effect) ?? 0) + 1);
  }
  if (times.size === 0) return null;
  const total = formatNumber(states.length);
  return joinFacts(
    [...times].map(([effect, count]) =>
      states.length === 1 ? effect : messages.bulk.alsoFor(effect, formatNumber(count), total),
    ),
  );
}
