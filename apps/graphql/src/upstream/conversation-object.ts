import type { CurrentConversation } from '@parley/domain';
import { id, isUpstreamObject, object, text, type UpstreamObject } from './read.ts';

/** A conversation as the upstream sent it, with an id and a version that can be relied on. */
export interface ConversationObject extends UpstreamObject {
  readonly id: string;
  readonly version: string | null;
}

const ownId = id('id');
const status = text('status');
const snoozeUntil = text('snooze_until');
const replyUntil = text('reply_until');
const latestCustomerMessage = object('latest_customer_message');

/** `askedId` stands in where the upstream left the id out; `version` is null for an upstream without versions. */
export function toConversationObject(
  data: unknown,
  { askedId, version }: { readonly askedId: number; readonly version: string | null },
): ConversationObject {
  const conversation = isUpstreamObject(data) ? data : {};
  return { ...conversation, id: ownId(conversation) ?? String(askedId), version };
}

/** What the planner looks at. Missing or odd values become the least that can be said. */
export function toCurrent(conversation: ConversationObject): CurrentConversation {
  const message = latestCustomerMessage(conversation);
  return {
    status: status(conversation) ?? '',
    userId: toNumber(object('user')(conversation)),
    snoozeUntil: snoozeUntil(conversation),
    latestCustomerMessageId: toNumber(message),
    replyUntil: replyUntil(conversation),
    version: conversation.version,
  };
}

function toNumber(named: UpstreamObject | null): number | null {
  const found = named === null ? null : Number(ownId(named) ?? Number.NaN);
  return Number.isSafeInteger(found) ? found : null;
}
