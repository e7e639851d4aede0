import { applyChanges, type ConversationChange, type CurrentConversation, planUpdate } from '@parley/domain';
import type { IdempotencyRecord } from '@parley/rest-client';
import { invalid } from '../failures/update-errors.ts';
import { success } from '../update/outcome.ts';
import type { Update } from '../update/update.ts';
import type { Invalid, UpdateSuccess } from '../update/update-result.ts';
import { toConversationOf, toCurrent } from '../upstream/conversation.ts';
import { toRecordedChange } from '../upstream/recorded-change.ts';
import { toFingerprint, toUpstreamKey } from './idempotency-key.ts';

/** Whether the upstream itself keeps what it answered under the key of this update. */
export function isKeptUpstream({ request, capabilities }: Update): boolean {
  return request.idempotencyKey !== null && capabilities.idempotencyKeys;
}

/** The first answer under the key of this update, when the upstream has one; `null` = the key is new. */
export async function recall(update: Update): Promise<UpdateSuccess | Invalid | null> {
  const record = await findRecord(update);
  if (record === null) return null;
  if (record.fingerprint !== toFingerprint(update.request)) {
    return invalid('idempotencyKey', 'IDEMPOTENCY_KEY_REUSED');
  }
  return toReplay(update, record);
}

async function findRecord(update: Update): Promise<IdempotencyRecord | null> {
  const { caller, client, request } = update;
  const { idempotencyKey } = request;
  if (idempotencyKey === null || !isKeptUpstream(update)) return null;
  return client.idempotencyKeys.retrieve(toUpstreamKey(idempotencyKey, caller));
}

/**
 * The first answer again, from what the upstream kept of it. Warnings and undo are not kept: they follow from the
 * values before, which follow from the changes.
 */
function toReplay(update: Update, record: IdempotencyRecord): UpdateSuccess {
  const { request, capabilities } = update;
  const conversation = toConversationOf(record.body, record.version, request.id, capabilities);
  const changes = record.changes.flatMap((change) => toRecordedChange(change) ?? []);
  const plan = planAgain(update, toCurrent(conversation), changes);
  return success(
    update,
    { changed: changes.length > 0, changes, warnings: plan?.warnings ?? [], undo: plan?.undo ?? null },
    conversation,
    { replayed: true },
  );
}

function planAgain(
  { request, actor, policy, now, capabilities }: Update,
  after: CurrentConversation,
  changes: readonly ConversationChange[],
) {
  const { intent } = request;
  const back = changes.map((change) => ({ ...change, to: change.from }) as ConversationChange);
  // The version and the clock were right when it was carried out; asking again must not make them wrong.
  const before = { ...after, ...applyChanges(after, back), version: intent.version ?? after.version ?? null };
  const asleepUntil = Date.parse(intent.snoozeUntil ?? '');
  const then = Number.isNaN(asleepUntil) ? now() : Math.min(now(), asleepUntil - 1);
  const plan = planUpdate(before, intent, { actor, policy, now: then, snoozeWritable: capabilities.snooze });
  return plan.kind === 'plan' ? plan : null;
}
