import { type ConversationObject, toConversationObject } from './conversation-object.ts';
import { id, isUpstreamObject, text } from './read.ts';
import { toId } from './to-id.ts';

const ownId = id('id');
const ownVersion = text('version');

/** A conversation without an id cannot be listed: nothing could be asked about it. */
export function toListed(data: unknown, versions: boolean): ConversationObject | null {
  if (!isUpstreamObject(data)) return null;
  const listedId = toId(ownId(data) ?? '');
  if (listedId === null) return null;
  return toConversationObject(data, { askedId: listedId, version: versions ? ownVersion(data) : null });
}
