import type { CurrentConversation } from '@parley/domain';
import type { Transaction } from 'kysely';
import { wireVersion } from '../database/epoch.ts';
import { toInstant } from '../database/instant.ts';
import type { Tables } from '../database/tables.ts';
import { Problem } from '../http/problem.ts';

/** Locks a conversation until the transaction ends, and reads the values that planning an update needs. */
export async function lockConversation(transaction: Transaction<Tables>, id: number) {
  const row = await transaction
    .selectFrom('conversations')
    .select(['status', 'user_id', 'snooze_until', 'version', 'channel'])
    .select(['latest_customer_message_id', 'reply_until'])
    .select(wireVersion('version').as('wire_version'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('conversation-not-found');
  const current = {
    status: row.status,
    userId: row.user_id,
    snoozeUntil: toInstant(row.snooze_until),
    latestCustomerMessageId: row.latest_customer_message_id,
    replyUntil: toInstant(row.reply_until),
    version: row.wire_version,
  } satisfies CurrentConversation;
  return { current, version: row.version, channel: row.channel };
}
