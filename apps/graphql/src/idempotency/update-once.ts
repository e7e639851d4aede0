import type { UpdatePlan } from '@parley/domain';
import { invalid, unavailable, unknown } from '../failures/update-errors.ts';
import { type Lease, PROCESS_LEASE } from '../update/lease.ts';
import { isReached, isUntouched, written } from '../update/outcome.ts';
import type { Update } from '../update/update.ts';
import type { UpdateResult } from '../update/update-result.ts';
import { toCurrent } from '../upstream/conversation.ts';
import { toFingerprint } from './idempotency-key.ts';
import { isKeptUpstream } from './recall.ts';
import type { Claim, Outcome, ReplayStore } from './replay-store.ts';

const RETRY_AFTER_SECONDS = 1;
const FULL_RETRY_AFTER_SECONDS = 60;

const FULL =
  'No more idempotency keys of yours can be kept for a day here, and nothing was changed; repeat later, or without a key.';

/** Gives the first answer under a key again, where the upstream does not do so itself. */
export function updateOnce(
  update: Update,
  claim: ReplayStore,
  execute: (lease: Lease) => Promise<UpdateResult>,
): Promise<UpdateResult> {
  const { idempotencyKey } = update.request;
  return idempotencyKey === null || isKeptUpstream(update)
    ? execute(PROCESS_LEASE)
    : updateUnderKey(update, idempotencyKey, claim, execute);
}

async function updateUnderKey(
  update: Update,
  idempotencyKey: string,
  claim: ReplayStore,
  execute: (lease: Lease) => Promise<UpdateResult>,
): Promise<UpdateResult> {
  const claimed = await claim(update.caller.id, idempotencyKey, toFingerprint(update.request));
  switch (claimed.kind) {
    case 'answered':
      return { ...claimed.answer, replayed: true };
    case 'reused':
      return invalid('idempotencyKey', 'IDEMPOTENCY_KEY_REUSED');
    case 'in-flight':
      return unavailable('IDEMPOTENCY_KEY_IN_FLIGHT', RETRY_AFTER_SECONDS);
    case 'full':
      return unavailable('RATE_LIMITED', FULL_RETRY_AFTER_SECONDS, FULL);
    case 'mine':
      return executeClaimed(update, claimed, execute);
  }
}

async function executeClaimed(
  update: Update,
  { unsettled, lease, complete }: Claim & { readonly kind: 'mine' },
  execute: (lease: Lease) => Promise<UpdateResult>,
): Promise<UpdateResult> {
  let outcome: Outcome | null = unsettled && { state: 'unsettled', plan: unsettled };
  try {
    const result = (unsettled && (await reconcileEarlier(update, unsettled))) ?? (await execute(lease));
    outcome = toOutcome(result) ?? outcome;
    return result;
  } finally {
    // The update is over, whatever becomes of the record: a key that cannot be kept stays in flight for a while.
    await complete(outcome).catch(() => undefined);
  }
}

function toOutcome(result: UpdateResult): Outcome | null {
  if (result.kind === 'success') return { state: 'answered', answer: result };
  if (result.kind === 'unknown' && result.plan) return { state: 'unsettled', plan: result.plan };
  return null;
}

/** Looks again at what an earlier attempt left open. `null` = it has not happened, so it may be carried out. */
async function reconcileEarlier(update: Update, plan: UpdatePlan): Promise<UpdateResult | null> {
  const reading = await update.read();
  if (reading.kind !== 'found') return unknown(update.request.conversationId, plan);
  const state = toCurrent(reading.conversation);
  const { conversation } = reading;
  if (isReached(plan.changes, state)) return written(update, plan, conversation, conversation.version);
  // Somebody went on from here, perhaps from what the earlier attempt wrote: their state stands.
  return isUntouched(plan.changes, state) ? null : unknown(update.request.conversationId, plan);
}
