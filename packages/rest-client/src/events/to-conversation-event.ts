import { isJsonObject, type JsonObject, UnreadableAnswer } from '../read-json.ts';
import type { ConversationChangedData, ConversationEvent } from './conversation-event.ts';
import type { SseEvent } from './sse-parser.ts';

/** Makes an event of the feed; `null` for kinds that this client does not know. Throws `UnreadableAnswer`. */
export function toConversationEvent({ event, data, id }: SseEvent): ConversationEvent | null {
  if (event !== 'conversation.changed' && event !== 'hello' && event !== 'reset') return null;
  const body = parse(data);
  const number = toId(id ?? (isJsonObject(body) ? body.id : body));
  if (number === null) throw new UnreadableAnswer(`an event "${event}" without an id`);
  if (event !== 'conversation.changed') return { event, id: number };
  if (!isJsonObject(body)) throw new UnreadableAnswer(`an event "${event}" whose data is no JSON object`);
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
