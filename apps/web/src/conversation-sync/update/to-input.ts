import { type ExpectedState, isConversationStatus, UNKNOWN_ID } from '@parley/domain/status';
import type { ExpectedConversationInput, UpdateConversationInput } from '../../generated/graphql.ts';
import { toApiStatus } from '../conversation/status.ts';
import type { QueuedUpdate } from './pending-update.ts';

/** The mutation's input. A field that nobody touched is absent; null means unassign or wake. */
export function toInput(update: QueuedUpdate): UpdateConversationInput {
  return {
    id: update.conversationId,
    ...toValues(update.intent),
    expected: toValues(update.expected),
    idempotencyKey: update.key,
    ...(update.lastSeenMessageId !== undefined && { lastSeenMessageId: update.lastSeenMessageId }),
    ...(update.takeover && { takeover: true }),
  };
}

function toValues({ status, userId, snoozeUntil }: ExpectedState): ExpectedConversationInput {
  return {
    ...(isConversationStatus(status) && { status: toApiStatus(status) }),
    // What could not be read cannot be compared.
    ...(userId !== undefined && userId !== UNKNOWN_ID && { userId: userId === null ? null : String(userId) }),
    ...(snoozeUntil !== undefined && { snoozeUntil }),
  };
}
