import type { ConversationEvent, RestClient } from '@parley/rest-client';
import { id, isUpstreamObject, objects, text, toId } from '../upstream/read.ts';
import { toRecordedChange } from '../upstream/recorded-change.ts';
import type { EventSource, LiveEvent } from './live-event.ts';

const conversationId = id('conversation_id');
const version = text('version');
const type = text('type');
const changes = objects('changes');
const userId = id('user_id');
const at = text('at');

/** The upstream's own feed, as one token may see it. While the upstream is away it is waited for. */
export function createUpstreamSource(client: RestClient): EventSource {
  return {
    async *open(after, signal) {
      const lastEventId = after === null ? null : toEventId(after);
      const options = { lastEventId, signal, maxAttempts: Number.POSITIVE_INFINITY };
      for await (const event of client.events(options)) {
        const given = toLiveEvent(event);
        // What the caller named is no place in this feed.
        if (given.kind === 'started' && after !== null) yield { ...given, kind: 'resync' };
        else yield given;
      }
    },
  };
}

function toEventId(after: string): number | null {
  const number = /^\d{1,16}$/.test(after) ? Number(after) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

function toLiveEvent(event: ConversationEvent): LiveEvent {
  const own = { id: String(event.id) };
  if (event.event === 'hello') return { ...own, kind: 'started' };
  if (event.event === 'reset') return { ...own, kind: 'resync' };
  const data: unknown = event.data;
  const conversation = isUpstreamObject(data) ? toId(conversationId(data) ?? '') : null;
  // Something has happened to a conversation that nobody can name.
  if (!isUpstreamObject(data) || conversation === null) return { ...own, kind: 'resync' };
  return {
    ...own,
    kind: type(data) === 'message' ? 'message' : 'updated',
    conversationId: conversation,
    version: version(data),
    changes: changes(data)
      .map(toRecordedChange)
      .filter((change) => change !== null),
    userId: userId(data),
    at: at(data),
    visibleTo: null,
  };
}
