import type { UpdatePlan } from '@parley/domain';
import { isRestClientError } from '@parley/rest-client';
import { unknown } from '../failures/update-errors.ts';
import { recall } from '../idempotency/recall.ts';
import { success, written } from './outcome.ts';
import { reconcile } from './reconcile.ts';
import type { Update } from './update.ts';
import type { UpdateResult } from './update-result.ts';
import { type Written, write } from './write.ts';

/** Writes a plan and says how that ended; `null` = somebody else was faster and nothing was written: plan again. */
export async function applyPlan(
  update: Update,
  plan: UpdatePlan,
  version: string | null,
): Promise<UpdateResult | null> {
  const outcome = await write(update, plan, version);
  switch (outcome.kind) {
    case 'written':
      return written(update, plan, outcome.conversation, version);
    case 'replayed':
      return replay(update, outcome);
    case 'stale':
      return null;
    case 'overdue':
      return unknown(update.request.conversationId, plan);
    case 'ambiguous':
      return reconcile(update, plan, version, outcome.error);
  }
}

/** The plan is not what the first answer came from, so its changes are looked up. */
async function replay(
  update: Update,
  { conversation, own }: Written & { readonly kind: 'replayed' },
): Promise<UpdateResult> {
  try {
    const first = await recall(update);
    if (first !== null) return first.kind === 'success' ? { ...first, replayed: !own } : first;
  } catch (error) {
    if (!isRestClientError(error)) throw error;
  }
  const unknownPlan = { changed: true, changes: [], warnings: [], undo: null };
  return success(update, unknownPlan, conversation, { replayed: !own });
}
