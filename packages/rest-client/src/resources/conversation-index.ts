import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain/status';
import { isJsonObject, type JsonObject, readArray, UnreadableAnswer } from '../read-json.ts';

/** Ids and numbers of all conversations of a filter. */
export interface ConversationIndex {
  readonly ids: number[];
  /** How many `ids`. */
  readonly total: number;
  /** How many by status; ignores the status filter. */
  readonly counts: Readonly<Record<ConversationStatus, number>>;
}

/** Strict, unlike the reading of conversations: these are bare numbers, with nothing to make do with. */
export function readConversationIndex(body: JsonObject): ConversationIndex {
  const ids = readArray(body, 'ids');
  if (!ids.every(isNumber)) throw new UnreadableAnswer('JSON whose "ids" are not all numbers');
  const { total, counts } = body;
  if (!isNumber(total) || !isJsonObject(counts)) {
    throw new UnreadableAnswer('JSON without the numbers of conversations');
  }
  return { ids, total, counts: readCounts(counts) };
}

function readCounts(counts: JsonObject): Record<ConversationStatus, number> {
  const [queued, started, finished] = CONVERSATION_STATUSES.map((status) => Number(counts[status] ?? 0));
  return { 'to-do': queued ?? 0, 'in-progress': started ?? 0, done: finished ?? 0 };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
