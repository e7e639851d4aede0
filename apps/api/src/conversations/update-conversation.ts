import {
  type ConversationUpdate,
  type CurrentConversation,
  DOCUMENTED_POLICY,
  isConversationStatus,
  planUpdate,
  type UpdatePlan,
} from '@parley/domain';
import type { Kysely, Transaction } from 'kysely';
import { toInstant } from '../database/instant.ts';
import type { Tables } from '../database/tables.ts';
import { Problem } from '../http/problem.ts';
import { isActiveUser } from '../users/is-active-user.ts';
import { findConversation } from './find-conversation.ts';

export interface UpdateRequest {
  readonly id: number;
  readonly update: ConversationUpdate;
  /** The user who asks. */
  readonly userId: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Throws when the caller's precondition does not hold for this version. */
  readonly checkVersion: (version: number) => void;
}

/** Reads and locks the row, lets the domain decide, and writes what it decided: all or nothing. */
export async function updateConversation(kysely: Kysely<Tables>, request: UpdateRequest) {
  return kysely.transaction().execute(async (transaction) => {
    const { current, version } = await lockRow(transaction, request.id);
    const plan = toPlan(current, request);
    await refuseUnknownUser(transaction, plan);
    request.checkVersion(version);
    if (plan.changed) await write(transaction, request.id, version, plan);
    const updated = await findConversation(transaction, request.id, request.now);
    if (updated === null) throw new Error(`Conversation ${request.id} vanished while its row was locked.`);
    return updated;
  });
}

async function lockRow(transaction: Transaction<Tables>, id: number) {
  const row = await transaction
    .selectFrom('conversations')
    .select(['status', 'user_id', 'snooze_until', 'version', 'latest_customer_message_id', 'reply_until'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('conversation-not-found');
  const current: CurrentConversation = {
    status: row.status,
    userId: row.user_id,
    snoozeUntil: toInstant(row.snooze_until),
    latestCustomerMessageId: row.latest_customer_message_id,
    replyUntil: toInstant(row.reply_until),
    version: String(row.version),
  };
  return { current, version: row.version };
}

function toPlan(current: CurrentConversation, { update, userId, now }: UpdateRequest): UpdatePlan {
  const intent = { status: update.status, userId: update.user_id, snoozeUntil: update.snooze_until };
  const verdict = planUpdate(current, intent, {
    actor: { kind: 'human', userId },
    now,
    policy: DOCUMENTED_POLICY,
  });
  switch (verdict.kind) {
    case 'plan':
      return verdict;
    case 'refusal':
      throw new Problem('invalid-input', {
        detail: verdict.message,
        errors: [{ pointer: '/snooze_until', detail: verdict.message }],
      });
    case 'conflict':
      throw new Error('The planner found a conflict although nothing was expected.');
  }
}

/** Only a user who is newly assigned must be active: saying again what is there changes nothing. */
async function refuseUnknownUser(transaction: Transaction<Tables>, plan: UpdatePlan): Promise<void> {
  const userId = plan.patch.user_id;
  if (typeof userId !== 'number') return;
  if (await isActiveUser(transaction, userId)) return;
  const detail = `No active user has the id ${userId}.`;
  throw new Problem('user-not-found', { errors: [{ pointer: '/user_id', detail }] });
}

async function write(
  transaction: Transaction<Tables>,
  id: number,
  version: number,
  { next }: UpdatePlan,
): Promise<void> {
  const { status, userId, snoozeUntil } = next;
  const { numUpdatedRows } = await transaction
    .updateTable('conversations')
    .set({ user_id: userId, snooze_until: toInstant(snoozeUntil), version: version + 1 })
    .$call((query) => (isConversationStatus(status) ? query.set({ status }) : query))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`Conversation ${id} changed while its row was locked.`);
}
