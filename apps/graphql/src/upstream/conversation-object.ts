import { type CurrentConversation, toNamedId, toSafeId } from '@parley/domain';
import { id, isUpstreamObject, text, toId, type UpstreamObject } from './read.ts';
import type { UserObject } from './users.ts';

/** A conversation as the upstream sent it, with an id and a version that can be relied on. */
export interface ConversationObject extends UpstreamObject {
  readonly id: string;
  readonly version: string | null;
}

const ownId = id('id');
const status = text('status');
const snoozeUntil = text('snooze_until');
const replyUntil = text('reply_until');

/** `askedId` stands in where the upstream left the id out; `version` is null for an upstream without versions. */
export function toConversationObject(
  data: unknown,
  { askedId, version }: { readonly askedId: number; readonly version: string | null },
): ConversationObject {
  const conversation = isUpstreamObject(data) ? data : {};
  return { ...conversation, id: ownId(conversation) ?? String(askedId), version };
}

/** What the planner looks at. Missing or odd values become the least that can be said, and odd ids unknown ones. */
export function toCurrent(conversation: ConversationObject): CurrentConversation {
  return {
    status: status(conversation) ?? '',
    userId: toNamedId(conversation.user),
    snoozeUntil: snoozeUntil(conversation),
    latestCustomerMessageId: toNamedId(conversation.latest_customer_message),
    replyUntil: replyUntil(conversation),
    version: conversation.version,
  };
}

/** Whether an answer is of the conversation that was asked for: by its id, where it has one. */
export function isOf(data: UpstreamObject, askedId: number): boolean {
  return data.id == null || toSafeId(data.id) === askedId;
}

/**
 * Who is assigned; `null` = nobody. One whose id cannot be read keeps the name, under an id that names no user and
 * that no other conversation has: caches keep users by their ids.
 */
export function toAssignee(conversation: ConversationObject): UserObject | null {
  const { user } = conversation;
  if (toNamedId(user) === null) return null;
  const named = isUpstreamObject(user) ? user : {};
  return { ...named, id: ownId(named) ?? `unknown:${conversation.id}` };
}

const ownVersion = text('version');

/** A conversation without an id cannot be listed: nothing could be asked about it. */
export function toListed(data: unknown, versions: boolean): ConversationObject | null {
  if (!isUpstreamObject(data)) return null;
  const listedId = toId(ownId(data) ?? '');
  if (listedId === null) return null;
  return toConversationObject(data, { askedId: listedId, version: versions ? ownVersion(data) : null });
}
