import {
  type ConversationUpdate,
  type CurrentConversation,
  DOCUMENTED_POLICY,
  planUpdate,
  type UpdatePlan,
} from '@parley/domain';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { queueEvents } from '../events/queue-events.ts';
import { type ChangeField, toChangeRecords } from '../history/change-record.ts';
import { writeChanges } from '../history/write-changes.ts';
import { toEntityTag } from '../http/entity-tag.ts';
import { Problem } from '../http/problem.ts';
import {
  claimKey,
  type KeyedRequest,
  type StoredResponse,
  storeResponse,
} from '../idempotency/stored-response.ts';
import { isActiveUser } from '../users/is-active-user.ts';
import { findConversation } from './find-conversation.ts';
import { lockConversation } from './lock-conversation.ts';

export interface UpdateRequest {
  readonly id: number;
  readonly update: ConversationUpdate;
  /** The user who sends the request. */
  readonly userId: number;
  /** Properties of the update that follow from a policy, and that no user asked for. */
  readonly implied: ReadonlySet<ChangeField>;
  /** `null` = a request without a key. */
  readonly key: KeyedRequest | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Throws when the caller's precondition does not hold for this version. */
  readonly checkVersion: (version: string) => void;
}

interface UpdateResponse extends StoredResponse {
  /** True = the stored response to the first request with this key; nothing was changed. */
  readonly replayed: boolean;
}

/** Locks the row, plans the update, and writes and records the changes, in one transaction. */
export async function updateConversation(
  kysely: Kysely<Tables>,
  request: UpdateRequest,
): Promise<UpdateResponse> {
  return kysely.transaction().execute(async (transaction) => {
    const { id, userId, key, now } = request;
    const first = key && (await claimKey(transaction, key));
    if (first) return { ...first, replayed: true };

    const { current, version } = await lockConversation(transaction, id);
    const plan = toPlan(current, request);
    await refuseUnknownUser(transaction, plan);
    request.checkVersion(current.version);

    const changes = toChangeRecords(plan.changes, request.implied);
    if (plan.changed) await writeChanges(transaction, { id, version, changes, userId, now });
    const updated = await findConversation(transaction, id, now);
    if (updated === null) throw new Error(`Conversation ${id} vanished while its row was locked.`);
    const etag = toEntityTag(updated.version);
    const answer = { status: 200, etag, body: JSON.stringify(updated), changes };
    if (key) await storeResponse(transaction, key, answer, now);
    if (plan.changed) {
      const asked = changes.some(({ cause }) => cause === 'EXPLICIT');
      const event = { conversation_id: id, version: version + 1, type: 'updated', changes, at: now } as const;
      await queueEvents(transaction, [{ ...event, user_id: asked ? userId : null }]);
    }
    return { ...answer, replayed: false };
  });
}

function toPlan(current: CurrentConversation, { update, userId, now }: UpdateRequest): UpdatePlan {
  const intent = { status: update.status, userId: update.user_id, snoozeUntil: update.snooze_until };
  const result = planUpdate(current, intent, {
    actor: { kind: 'human', userId },
    now,
    policy: DOCUMENTED_POLICY,
  });
  switch (result.kind) {
    case 'plan':
      return result;
    case 'refusal':
      throw new Problem('invalid-input', {
        detail: result.message,
        errors: [{ pointer: '/snooze_until', detail: result.message }],
      });
    case 'conflict':
      throw new Error('The planner found a conflict although nothing was expected.');
  }
}

/** A newly assigned user must be active; the current assignee may be assigned again. */
async function refuseUnknownUser(transaction: Transaction<Tables>, plan: UpdatePlan): Promise<void> {
  const userId = plan.patch.user_id;
  if (typeof userId !== 'number') return;
  if (await isActiveUser(transaction, userId)) return;
  const detail = `No active user has the id ${userId}.`;
  throw new Problem('user-not-found', { errors: [{ pointer: '/user_id', detail }] });
}
