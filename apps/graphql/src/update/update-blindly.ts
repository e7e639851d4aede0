import { needsUser, type PlannedPatch } from '@parley/domain';
import { refused, unavailable, unknown } from '../failures/update-errors.ts';
import { toFailure } from '../failures/upstream-failure.ts';
import { toCurrent } from '../upstream/conversation.ts';
import { success } from './outcome.ts';
import { decide, toError, type Update } from './update.ts';
import type { UpdateResult } from './update-result.ts';
import { write } from './write.ts';

// Nothing is known of the conversation, so nothing can follow from what it is.
const NOTHING_KNOWN = { status: '', userId: null, snoozeUntil: null, version: null };

/** For an upstream that cannot be read at all: sends what was asked, unless the caller asked for protection. */
export async function updateBlindly(update: Update): Promise<UpdateResult> {
  const { intent, dryRun, conversationId } = update.request;
  const verdict = decide(update, NOTHING_KNOWN);
  if (verdict.kind === 'refusal') return toError(update, verdict, null);
  const protectedBy = intent.expected ?? intent.version ?? intent.lastSeenMessageId;
  if (verdict.kind !== 'plan' || protectedBy !== undefined || dryRun)
    return refused('READ_UNSUPPORTED', null);

  const patch: PlannedPatch = {
    ...(intent.status !== undefined && { status: intent.status }),
    ...(intent.userId !== undefined && { user_id: intent.userId }),
    ...(intent.snoozeUntil !== undefined && { snooze_until: intent.snoozeUntil }),
  };
  try {
    const outcome = await write(update, { patch, changes: [] }, null);
    if (outcome.kind === 'ambiguous' || outcome.kind === 'overdue') return unknown(conversationId, null);
    if (outcome.kind === 'stale') return unavailable();
    const { conversation } = outcome;
    const warnings = verdict.warnings.filter(
      ({ code }) => code !== 'IN_PROGRESS_WITHOUT_USER' || needsUser(toCurrent(conversation)),
    );
    const blind = { changed: Object.keys(patch).length > 0, changes: [], warnings, undo: null };
    return success(update, blind, conversation, {
      replayed: outcome.kind === 'replayed' && !outcome.own,
      version: null,
    });
  } catch (error) {
    const failure = toFailure(error, { ...update.request, patch });
    if (failure) return failure;
    throw error;
  }
}
