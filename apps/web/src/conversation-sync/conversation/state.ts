import { type CurrentConversation, toNamedId } from '@parley/domain/status';
import type { ConversationRowFragment } from '../../generated/graphql.ts';
import { fromApiStatus, UNKNOWN_STATUS } from './status.ts';

export function toNumber(id: string | null | undefined): number | null {
  const number = Number(id);
  return id && Number.isSafeInteger(number) ? number : null;
}

/** What the planner plans against, read from what the API sent. */
export function toCurrent(row: ConversationRowFragment): CurrentConversation {
  return {
    status: fromApiStatus(row.status) ?? UNKNOWN_STATUS,
    userId: toNamedId(row.user),
    snoozeUntil: row.snoozeUntil,
    version: row.version,
    latestCustomerMessageId: toNamedId(row.latestCustomerMessage),
    replyUntil: row.replyUntil,
  };
}
