import { setTimeout as pause } from 'node:timers/promises';
import type { UpdatePlan } from '@parley/domain';
import { isApiError, isRestClientError, type RestClientError } from '@parley/rest-client';
import { unavailable, unknown } from '../failures/update-errors.ts';
import { isKeptUpstream, recall } from '../idempotency/recall.ts';
import { toCurrent } from '../upstream/conversation.ts';
import { isReached, isUntouched, written } from './outcome.ts';
import type { Update } from './update.ts';
import type { UpdateResult } from './update-result.ts';

const PAUSES_MS = [0, 200, 600];

/**
 * After a write that was sent and not answered: looks, and says what is known. Never a guess, and never a second
 * write. `null` = it was not carried out and no longer can be, because somebody else was faster: plan again.
 */
export async function reconcile(
  update: Update,
  plan: UpdatePlan,
  versionBefore: string | null,
  error: RestClientError,
): Promise<UpdateResult | null> {
  let untouched = false;
  // What broke the write often breaks the next call too, and what is slow arrives late: both are over in a moment.
  for (const ms of PAUSES_MS) {
    await pause(ms);
    const seen = await look(update, plan, versionBefore);
    if (seen !== 'nothing' && seen !== 'untouched') return seen;
    untouched = seen === 'untouched';
  }
  // Why versions decide: a write that is merely slow may arrive after we looked. With If-Match it can only land on the
  // very version that was planned against, so repeating the update is safe and "nothing was changed" may be said.
  // Without, it could land on whatever comes next: being untouched so far proves nothing.
  return untouched && versionBefore !== null
    ? unavailable('UPSTREAM_UNAVAILABLE', isApiError(error) ? error.retryAfterSeconds : null)
    : unknown(update.request.conversationId, plan);
}

async function look(
  update: Update,
  plan: UpdatePlan,
  versionBefore: string | null,
): Promise<UpdateResult | null | 'untouched' | 'nothing'> {
  try {
    const answer = await recallOwn(update);
    if (answer !== null) return answer;
    const reading = await update.read();
    if (reading.kind !== 'found') return unknown(update.request.conversationId, plan);
    const state = toCurrent(reading.conversation);
    const moved =
      versionBefore === null ? !isUntouched(plan.changes, state) : state.version !== versionBefore;
    if (!moved) return 'untouched';
    // The record is written together with the change: where there is none, somebody else moved it.
    if (isKeptUpstream(update) && versionBefore !== null) return await recallOwn(update);
    if (isReached(plan.changes, state)) return written(update, plan, reading.conversation, versionBefore);
    return unknown(update.request.conversationId, plan);
  } catch (failure) {
    if (isRestClientError(failure)) return 'nothing';
    throw failure;
  }
}

/** What this update itself has just caused is no replay. */
async function recallOwn(update: Update): Promise<UpdateResult | null> {
  const answer = await recall(update);
  return answer?.kind === 'success' ? { ...answer, replayed: false } : answer;
}
