import { setTimeout as pause } from 'node:timers/promises';
import type { UpdatePlan } from '@parley/domain';
import { isApiError, isRestClientError, type RestClientError } from '@parley/rest-client';
import { toCurrent } from '../upstream/conversation-object.ts';
import type { Reading } from '../upstream/conversation-reader.ts';
import { isReached, isUntouched } from './compare.ts';
import { written } from './to-success.ts';
import type { Update } from './update.ts';
import { unavailable, unknown } from './update-errors.ts';
import type { UpdateResult } from './update-result.ts';

const PAUSES_MS = [0, 200, 600];

/**
 * After a write that was sent and not answered: looks, and says what is known. Never a guess, and never a second
 * write.
 */
export async function settle(
  update: Update,
  plan: UpdatePlan,
  versionBefore: string | null,
  error: RestClientError,
): Promise<UpdateResult> {
  const reading = await readPatiently(update);
  if (reading?.kind !== 'found') return unknown(update.request.conversationId);
  const { conversation } = reading;
  const state = toCurrent(conversation);
  const moved = versionBefore === null ? !isUntouched(plan.changes, state) : state.version !== versionBefore;
  if (!moved) return unavailable('UPSTREAM_UNAVAILABLE', isApiError(error) ? error.retryAfterSeconds : null);
  if (isReached(plan.changes, state)) return written(update, plan, conversation);
  return unknown(update.request.conversationId);
}

/** What broke the write often breaks the next call too, and is over in a moment. */
async function readPatiently({ read }: Update): Promise<Reading | null> {
  for (const ms of PAUSES_MS) {
    await pause(ms);
    try {
      return await read();
    } catch (error) {
      if (!isRestClientError(error)) throw error;
    }
  }
  return null;
}
