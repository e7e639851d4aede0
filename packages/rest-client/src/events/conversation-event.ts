import type { Unrecognized } from '@parley/domain/status';
import { isJsonObject, type JsonObject, UnreadableResponse } from '../request/json-body.ts';
import type { RecordedChange } from '../resources/history.ts';
import type { SseEvent } from './sse-parser.ts';

/** One effective change of one conversation. */
export interface ConversationChangedData {
  readonly id: number;
  readonly conversation_id: number;
  /** The version that the change led to. */
  readonly version: string;
  /** `updated` = status, user or snooze; `message` = a message was written, and what it changed. */
  readonly type: 'updated' | 'message' | Unrecognized;
  readonly changes: readonly RecordedChange[];
  /** Who asked for it; `null` for changes of a policy, a timer or the customer. */
  readonly user_id: number | null;
  /** RFC 3339. */
  readonly at: string;
}

/** A conversation has changed. */
export interface ConversationChanged {
  readonly event: 'conversation.changed';
  /** Rises strictly from event to event; give the last one seen as `lastEventId` to go on after it. */
  readonly id: number;
  readonly data: ConversationChangedData;
}

/** The first event of a feed that starts now; everything after `id` will follow. */
export interface FeedStarted {
  readonly event: 'hello';
  readonly id: number;
}

/**
 * The API no longer knows, or never knew, what follows the last id: events may be missing. Read again whatever is
 * held; everything after `id` will follow.
 */
export interface FeedReset {
  readonly event: 'reset';
  readonly id: number;
}

/** What a feed gives. Tell them apart by `event`. */
export type ConversationEvent = ConversationChanged | FeedStarted | FeedReset;

/** Makes an event of the feed; `null` for kinds that this client does not know. Throws `UnreadableResponse`. */
export function toConversationEvent({ event, data, id }: SseEvent): ConversationEvent | null {
  if (event !== 'conversation.changed' && event !== 'hello' && event !== 'reset') return null;
  const body = parse(data);
  const number = toId(id ?? (isJsonObject(body) ? body.id : body));
  if (number === null) throw new UnreadableResponse(`an event "${event}" without an id`);
  if (event !== 'conversation.changed') return { event, id: number };
  if (!isJsonObject(body)) throw new UnreadableResponse(`an event "${event}" whose data is no JSON object`);
  return { event, id: number, data: toData(body) };
}

/** Tolerant, as the reading of conversations is: passed on as it came. */
function toData(body: JsonObject): ConversationChangedData {
  return body as unknown as ConversationChangedData;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function toId(value: unknown): number | null {
  const id = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : null;
}
