import { newKey } from '../update/new-key.ts';
import type { Wish } from '../update/pending-update.ts';
import type { Asked, Updater } from '../update/updater.ts';
import { type BulkEvents, type BulkItem, NOT_LOADED, toItems } from './bulk-events.ts';

/**
 * Asks for one change of many conversations: one update each, with a key and a precondition of its own.
 *
 * @param toAsked null = the conversation could not be read
 * @param bulk the bulk change that it belongs to; absent = a new one
 */
export function askBulk(
  { updater, events }: { readonly updater: Updater; readonly events: BulkEvents },
  ids: readonly string[],
  wish: Wish,
  toAsked: (id: string) => Asked | null,
  bulk: string = newKey(),
): void {
  const asked = ids.flatMap((id) => toAsked(id) ?? []);
  const known = new Set(asked.map(({ conversationId }) => conversationId));
  const missing = ids.filter((id) => !known.has(id));
  const items: BulkItem[] = [
    ...toItems(asked, updater.askAll(asked, bulk)),
    ...missing.map((conversationId) => ({
      conversationId,
      subject: `#${conversationId}`,
      update: null,
      outcome: NOT_LOADED,
    })),
  ];
  events.tell({ type: 'asked', bulk, wish, undoes: false, items });
}
