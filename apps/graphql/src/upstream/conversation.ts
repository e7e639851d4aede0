import { type CurrentConversation, toNamedId, toSafeId } from '@parley/domain';
import { isApiError, isRestClientError, ProtocolError, type RestClient } from '@parley/rest-client';
import type { Capabilities } from './capabilities.ts';
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
function toConversationObject(
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
function isOf(data: UpstreamObject, askedId: number): boolean {
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

/** `unreadable`: the upstream offers no way to read, so that nobody can tell whether the conversation exists. */
export type Reading =
  | { readonly kind: 'found'; readonly conversation: ConversationObject }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

/** What the `integer` of a database holds: larger ids name nothing in most APIs. */
export const MOST_IDS = 2 ** 31 - 1;

export type ConversationReader = ReturnType<typeof createConversationReader>;

/**
 * Reads by GET where there is one. The API contract documents only PATCH and requires no property in its body, so an
 * upstream without GET is read by an update that changes nothing. What was learned lasts as long as the process.
 */
export function createConversationReader({ readByEmptyPatch }: { readonly readByEmptyPatch: boolean }) {
  let getRoute: 'unknown' | 'works' | 'missing' = 'unknown';
  let emptyPatch: 'allowed' | 'works' | 'refused' = readByEmptyPatch ? 'allowed' : 'refused';

  return async function read(client: RestClient, id: number, able: Capabilities): Promise<Reading> {
    if (able.read || getRoute === 'works') return readByGet(client, id, able);
    if (getRoute === 'missing') return readByPatch(client, id, able);
    const byGet = await tryGet(client, id, able);
    if (byGet.kind === 'found') {
      getRoute = 'works';
      return byGet;
    }
    if (byGet.status === 405) getRoute = 'missing';
    const reading = await readByPatch(client, id, able);
    // Only a conversation that exists tells a missing route from a missing conversation, and trouble tells neither.
    if (reading.kind === 'found' && byGet.status < 500) getRoute = 'missing';
    return reading;
  };

  async function readByPatch(client: RestClient, id: number, able: Capabilities): Promise<Reading> {
    if (emptyPatch === 'refused') return { kind: 'unreadable' };
    try {
      const reading = await found(client.conversations.update(id, {}), id, able);
      emptyPatch = 'works';
      return reading;
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (error.status === 404) return { kind: 'missing' };
      if (!refusesInput(error)) throw error;
      // What is refused is the update that changes nothing, or an id that can be none there: only the former is learned.
      if (emptyPatch === 'works' || id > MOST_IDS) return { kind: 'missing' };
      emptyPatch = 'refused';
      return { kind: 'unreadable' };
    }
  }
}

async function readByGet(client: RestClient, id: number, able: Capabilities): Promise<Reading> {
  try {
    return await found(client.conversations.retrieve(id), id, able);
  } catch (error) {
    // The id is all that was sent.
    if (isApiError(error) && (error.status === 404 || refusesInput(error))) return { kind: 'missing' };
    throw error;
  }
}

function refusesInput({ status }: { readonly status: number }): boolean {
  return status === 400 || status === 422;
}

/** An undocumented route may answer anything: 404, 405, a 403 of a proxy, a web page. Only the documented one counts. */
async function tryGet(
  client: RestClient,
  id: number,
  able: Capabilities,
): Promise<(Reading & { readonly kind: 'found' }) | { readonly kind: 'other'; readonly status: number }> {
  try {
    const { data, version, status } = await client.conversations.retrieve(id).withResponse();
    if (data.id == null) return { kind: 'other', status };
    return { kind: 'found', conversation: toConversationOf(data, version, id, able) };
  } catch (error) {
    if (isRestClientError(error) && error.code === 'protocol-violated') return { kind: 'other', status: 200 };
    if (!isApiError(error) || error.status === 429) throw error;
    return { kind: 'other', status: error.status };
  }
}

async function found(
  call: ReturnType<RestClient['conversations']['retrieve']>,
  askedId: number,
  able: Capabilities,
): Promise<Reading> {
  const { data, version } = await call.withResponse();
  return { kind: 'found', conversation: toConversationOf(data, version, askedId, able) };
}

/**
 * The conversation of an answer. Throws a {@link ProtocolError} for one with another id: whatever it says, it says of
 * something else.
 */
export function toConversationOf(
  data: UpstreamObject,
  version: string | null,
  askedId: number,
  { versions }: Capabilities,
): ConversationObject {
  if (isOf(data, askedId)) return toConversationObject(data, { askedId, version: versions ? version : null });
  const sentence = `The answer to a request for conversation ${askedId} has another id. Check what answers there.`;
  throw new ProtocolError(sentence, { outcome: 'unknown', status: 200 });
}
