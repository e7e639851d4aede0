import { toCurrent } from '../upstream/conversation-object.ts';
import { settle } from './settle.ts';
import { unwritten, written } from './to-success.ts';
import { decide, toError, type Update } from './update.ts';
import { updateBlindly } from './update-blindly.ts';
import { notFound, unavailable } from './update-errors.ts';
import type { UpdateResult } from './update-result.ts';
import { toFailure } from './upstream-failure.ts';
import { write } from './write.ts';

const MAX_ROUNDS = 3;

const RESTLESS =
  'Others kept changing this conversation while it was to be updated, and your update was not carried out; try again.';

/** Reads, plans and writes; when somebody else was faster, again from the start. */
export async function updateInRounds(update: Update): Promise<UpdateResult> {
  const { request } = update;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const reading = await update.read();
    if (reading.kind === 'missing') return notFound(request.conversationId);
    if (reading.kind === 'unreadable') return updateBlindly(update);

    const { conversation } = reading;
    const plan = decide(update, toCurrent(conversation));
    if (plan.kind !== 'plan') return toError(update, plan, conversation);
    if (!plan.changed || request.dryRun) return unwritten(update, plan, conversation);

    try {
      const outcome = await write(update, plan.patch, conversation.version);
      if (outcome.kind === 'written') return written(update, plan, outcome.conversation);
      if (outcome.kind === 'ambiguous') return settle(update, plan, conversation.version, outcome.error);
    } catch (error) {
      const failure = toFailure(error, { ...request, patch: plan.patch, exists: true });
      if (failure) return failure;
      throw error;
    }
  }
  return unavailable('UPSTREAM_UNAVAILABLE', null, RESTLESS);
}
