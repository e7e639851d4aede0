import type { CurrentConversation, UpdateContext } from '@parley/domain/status';
import type { Wish } from '../../conversation-sync/update/pending-update.ts';
import { sideEffects } from '../../conversation-sync/update/side-effects.ts';
import type { NameOf } from '../../conversation-sync/update/words.ts';
import { joinFacts } from '../../lib/language/list.ts';
import { formatNumber } from '../../lib/language/number.ts';
import { words } from '../../lib/language/words.ts';

/** What a change of several conversations does beside what it says, and for how many; null = nothing else. */
export function effectsOfMany(
  states: readonly CurrentConversation[],
  wish: Wish,
  context: UpdateContext,
  nameOf: NameOf,
): string | null {
  const times = new Map<string, number>();
  for (const state of states) {
    const effect = sideEffects(state, wish, context, nameOf);
    if (effect !== null) times.set(effect, (times.get(effect) ?? 0) + 1);
  }
  if (times.size === 0) return null;
  const total = formatNumber(states.length);
  return joinFacts(
    [...times].map(([effect, count]) =>
      states.length === 1 ? effect : words.bulk.alsoFor(effect, formatNumber(count), total),
    ),
  );
}
