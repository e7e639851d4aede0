import { notFound, unavailable } from '../failures/update-errors.ts';
import { toFailure } from '../failures/upstream-failure.ts';
import { recall } from '../idempotency/recall.ts';
import { toCurrent } from '../upstream/conversation.ts';
import { unwritten } from './outcome.ts';
import { decide, toError, type Update } from './update.ts';
import { updateBlindly } from './update-blindly.ts';
import type { UpdateResult } from './update-result.ts';
import { applyPlan, isToBeWritten } from './write.ts';

const MAX_ROUNDS = 3;

const RESTLESS =
  'Others kept changing this conversation while it was to be updated, and your update was not carried out; try again.';

const UNMATCHED =
  'The API refuses the very version that it gives for this conversation, so nobody can tell whether it changed, and your update was not carried out; something between may rewrite its ETag, or serve old reads.';

/**
 * Reads, plans and writes; when somebody else was faster, again from the start. Under the lock where the conversation
 * has no version to write against. `refused` is a version that the upstream has refused already.
 */
export async function updateInRounds(update: Update, refused: string | null = null): Promise<UpdateResult> {
  const { request, underLock } = update;
  let latest = refused;
  let isUnmatched = false;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const read = update.read();
    // Looked up meanwhile: a key that is known needs no conversation, nor that it can be read.
    read.catch(() => undefined);
    const first = await recall(update);
    if (first !== null) return first;
    const reading = await read;
    if (reading.kind === 'missing') return notFound(request.conversationId);
    if (reading.kind === 'unreadable') return updateBlindly(update);

    const { conversation } = reading;
    const plan = decide(update, toCurrent(conversation));
    // The same key may have been carried out between the two reads, and is then what is in the way.
    if (plan.kind !== 'plan') return (await recall(update)) ?? toError(update, plan, conversation);
    if (!isToBeWritten(update, plan)) return unwritten(update, plan, conversation);
    if (conversation.version === null && underLock) return underLock(update, updateInRounds);

    try {
      const result = await applyPlan(update, plan, conversation.version);
      if (result !== null) return result;
      // A version that is there before and after it was refused never matched: nobody else changed anything.
      isUnmatched = conversation.version === latest;
      latest = conversation.version;
    } catch (error) {
      const failure = toFailure(error, { ...request, patch: plan.patch, exists: true });
      if (failure) return failure;
      throw error;
    }
  }
  return unavailable('UPSTREAM_UNAVAILABLE', null, isUnmatched ? UNMATCHED : RESTLESS);
}
