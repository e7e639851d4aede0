import { isConversationStatus } from '@parley/domain/status';
import type { QueuedUpdate, UpdateIntent } from '../update/pending-update.ts';
import type { KeptUpdate, Rejection } from './outbox-store.ts';

/** Kept updates that cannot be read have keys of this form, which no update gives itself. */
const UNREADABLE = 'unreadable:';

/** The stored form keeps the names of the first pages, which other tabs may still run. */
interface StoredUpdate extends Omit<QueuedUpdate, 'intent'> {
  readonly wish: UpdateIntent;
}

/** What is stored for an update that has no answer yet. */
export function toStored({ intent, ...update }: QueuedUpdate) {
  return { update: { ...update, wish: intent } satisfies StoredUpdate, ...toStoredRejection(null) };
}

export function toStoredRejection(rejection: Rejection | null) {
  return { verdict: rejection };
}

/**
 * What stands in the store, which another version of the page, or an accident, may have written. What cannot be read
 * is put aside as refused, so that somebody is told and can let go of it.
 *
 * @param place the key of the store, by which alone such an entry can be found again
 */
export function readKept(stored: unknown, place: IDBValidKey): KeptUpdate {
  const { update, verdict = null } = isObject(stored) ? stored : {};
  if (isUpdate(update) && (verdict === null || isRejection(verdict))) {
    const { wish, ...rest } = update;
    return { update: { ...rest, intent: wish }, rejection: verdict };
  }
  const known = isObject(update) ? update : {};
  return {
    update: {
      key: `${UNREADABLE}${String(place)}`,
      conversationId: String(known.conversationId ?? ''),
      subject: typeof known.subject === 'string' ? known.subject : '',
      intent: {},
      expected: {},
      undo: null,
      undoes: false,
    },
    rejection: { kind: 'refused', code: 'UNREADABLE', message: '' },
  };
}

/** Where an unreadable update stands; null = the key is that of another one. */
export function placeOf(key: string): number | null {
  return key.startsWith(UNREADABLE) ? Number(key.slice(UNREADABLE.length)) : null;
}

function isUpdate(value: unknown): value is StoredUpdate {
  if (!isObject(value)) return false;
  const { key, conversationId, subject, wish, expected, lastSeenMessageId, takeover, undo, undoes, bulk } =
    value;
  return (
    [key, conversationId].every((text) => typeof text === 'string' && text !== '') &&
    typeof subject === 'string' &&
    isState(wish, isConversationStatus) &&
    Object.keys(wish).length > 0 &&
    // The server may have statuses that this page does not know.
    isState(expected, () => true) &&
    [lastSeenMessageId, bulk].every((text) => text === undefined || typeof text === 'string') &&
    [takeover, undoes].every((flag) => flag === undefined || typeof flag === 'boolean') &&
    (undo === null || undo === undefined || (isObject(undo) && isObject(undo.expected)))
  );
}

function isState(value: unknown, isStatus: (status: unknown) => boolean): value is object {
  if (!isObject(value)) return false;
  const { status, userId, snoozeUntil } = value;
  return (
    (status === undefined || isStatus(status)) &&
    (userId === undefined || userId === null || Number.isSafeInteger(userId)) &&
    (snoozeUntil === undefined || snoozeUntil === null || typeof snoozeUntil === 'string')
  );
}

function isRejection(value: unknown): value is Rejection {
  if (!isObject(value)) return false;
  if (value.kind === 'refused') return typeof value.code === 'string';
  return value.kind === 'conflict' && Array.isArray(value.fields) && isObject(value.current);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
