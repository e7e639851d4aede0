import { newKey } from '../update/new-key.ts';
import type { UpdateIntent } from '../update/pending-update.ts';
import type { UpdateRequest, Updater } from '../update/updater.ts';
import { type BulkEvents, type BulkItem, NOT_LOADED, toItems } from './bulk-events.ts';

/**
 * Asks for one change of many conversations: one update each, with a key and a precondition of its own.
 *
 * @param toRequest null = the conversation could not be read
 * @param bulk the bulk change that it belongs to; absent = a new one
 */
export function submitBulk(
  { updater, events }: { readonly updater: Updater; readonly events: BulkEvents },
  ids: readonly string[],
  intent: UpdateIntent,
  toRequest: (id: string) => UpdateRequest | null,
  bulk: string = newKey(),
): void {
  const asked = ids.flatMap((id) => toRequest(id) ?? []);
  const known = new Set(asked.map(({ conversationId }) => conversationId));
  const missing = ids.filter((id) => !known.has(id));
  const items: BulkItem[] = [
    ...toItems(asked, updater.submitAll(asked, bulk)),
    ...missing.map((conversationId) => ({
      conversationId,
      subject: `#${conversationId}`,
      update: null,
      outcome: NOT_LOADED,
    })),
  ];
  events.emit({ type: 'submitted', bulk, intent, undoes: false, items });
}
