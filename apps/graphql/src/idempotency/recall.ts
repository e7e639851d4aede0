import type { IdempotencyRecord } from '@parley/rest-client';
import type { Update } from '../update/update.ts';
import { invalid } from '../update/update-errors.ts';
import type { Invalid, UpdateSuccess } from '../update/update-result.ts';
import { toFingerprint } from './fingerprint.ts';
import { toUpstreamKey } from './idempotency-key.ts';
import { toReplay } from './to-replay.ts';

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
