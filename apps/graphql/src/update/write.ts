import { isConversationStatus, type UpdatePlan } from '@parley/domain';
import { isApiError, isRestClientError, type RestClientError, type UpdateOptions } from '@parley/rest-client';
import { unknown } from '../failures/update-errors.ts';
import { toFingerprint, toUpstreamKey } from '../idempotency/idempotency-key.ts';
import { isKeptUpstream, recall } from '../idempotency/recall.ts';
import { type ConversationObject, toConversationOf } from '../upstream/conversation.ts';
import { LeaseLostError, PROCESS_LEASE, toLeaseValue } from './lease.ts';
import { success, written } from './outcome.ts';
import { reconcile } from './reconcile.ts';
import type { Update } from './update.ts';
import type { UpdateResult } from './update-result.ts';

/**
 * `replayed`: the upstream gave the first answer under the key instead; `own`: which an earlier attempt of this very
 * write had caused. `stale`: the version is no longer this one.
 * `ambiguous`: sent, and nobody knows whether it was carried out. `overdue`: sent, and the lease ran out before it was
 * answered, so that it may have been carried out over what somebody else wrote meanwhile.
 */
export type Written =
  | { readonly kind: 'written'; readonly conversation: ConversationObject }
  | { readonly kind: 'replayed'; readonly conversation: ConversationObject; readonly own: boolean }
  | { readonly kind: 'stale' }
  | { readonly kind: 'ambiguous'; readonly error: RestClientError }
  | { readonly kind: 'overdue' };

/** Whether there is anything to send: also nothing, where the upstream is to keep the answer under the key. */
export function isToBeWritten(update: Update, plan: UpdatePlan): boolean {
  return !update.request.dryRun && (plan.changed || isKeptUpstream(update));
}

/**
 * The one place that writes. The caller's abort signal stops nothing here: a browser that goes away must not leave
 * behind a write that nobody looked after. What may be repeated is repeated by the REST client.
 */
export async function write(
  update: Update,
  { patch, changes }: Pick<UpdatePlan, 'patch' | 'changes'>,
  version: string | null,
): Promise<Written> {
  const { client, request, capabilities } = update;
  const status = isConversationStatus(patch.status) ? patch.status : undefined;
  const { lease } = update;
  if (lease !== PROCESS_LEASE && !(await lease.isHeldForWrite())) throw new LeaseLostError();
  try {
    const { data, ...answer } = await client.conversations
      .update(request.id, { ...patch, status }, toOptions(update, changes, version))
      .withResponse();
    if (!lease.isHeld()) return { kind: 'overdue' };
    const conversation = toConversationOf(data, answer.version, request.id, capabilities);
    // Under a key that the REST client made for this very write, only the write itself can be given again.
    return answer.replayed && request.idempotencyKey !== null
      ? { kind: 'replayed', conversation, own: answer.attempts > 1 }
      : { kind: 'written', conversation };
  } catch (error) {
    // A version that an earlier attempt of this very write may have raised is not stale: its outcome is unknown.
    if (isRestClientError(error) && error.outcome === 'unknown') {
      return lease.isHeld() ? { kind: 'ambiguous', error } : { kind: 'overdue' };
    }
    if (isApiError(error) && error.status === 412 && version !== null) return { kind: 'stale' };
    throw error;
  }
}

function toOptions(
  { request, caller, capabilities, lease }: Update,
  changes: UpdatePlan['changes'],
  version: string | null,
): UpdateOptions {
  const { idempotencyKey } = request;
  const options: { -readonly [Option in keyof UpdateOptions]: UpdateOptions[Option] } = {};
  if (lease !== PROCESS_LEASE) options.context = [toLeaseValue(lease)];
  if (version !== null) options.ifMatch = version;
  if (idempotencyKey !== null) {
    options.idempotencyKey = toUpstreamKey(idempotencyKey, caller);
    options.idempotencyFingerprint = toFingerprint(request);
    options.idempotencyKeys = capabilities.idempotencyKeys;
  }
  if (capabilities.impliedFields) {
    const implied = changes.filter((change) => change.cause === 'POLICY');
    options.impliedFields = implied.map(({ field }) => PROPERTIES[field]);
  }
  return options;
}

const PROPERTIES = { status: 'status', userId: 'user_id', snoozeUntil: 'snooze_until' } as const;

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
