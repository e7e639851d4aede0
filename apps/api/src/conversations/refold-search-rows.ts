import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { readSearchRows } from './search-rows.ts';

/** The version of the folding; to be raised whenever the result of `toSearchText` changes. */
const FOLDING_VERSION = 1;
const MAX_ID = 2_147_483_647;
const BATCH_SIZE = 200;
/** The maximum duration of a round, so that requests get the rest of the time. */
const ROUND_DURATION_MS = 400;

/**
 * Returns a round that updates search rows which an older version has folded differently, newest conversations first.
 * Until all rows are updated, a search finds in the others what both versions have in common. Remembers when it is done.
 */
export function createRefolding(kysely: Kysely<Tables>): () => Promise<void> {
  let isDone = false;
  return async () => {
    const until = performance.now() + ROUND_DURATION_MS;
    while (!isDone && performance.now() < until) {
      const outcome = await kysely.transaction().execute(refoldBatch);
      if (outcome === 'busy') return;
      isDone = outcome === 'done';
    }
  };
}

async function refoldBatch(transaction: Transaction<Tables>): Promise<'done' | 'more' | 'busy'> {
  const state = await transaction
    .selectFrom('search_folding')
    .select(['folding', 'next_id'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  // Another process is doing it.
  if (!state) return 'busy';
  if (state.folding >= FOLDING_VERSION) return 'done';
  const before = await transaction
    .selectFrom('conversation_search')
    .select(['conversation_id', 'search_text'])
    .where('conversation_id', '<=', state.next_id)
    .orderBy('conversation_id', 'desc')
    .limit(BATCH_SIZE)
    .execute();
  const lowest = before.at(-1)?.conversation_id;
  if (lowest === undefined) {
    await transaction
      .updateTable('search_folding')
      .set({ folding: FOLDING_VERSION, next_id: MAX_ID })
      .execute();
    return 'done';
  }
  await replaceRows(transaction, before);
  await transaction
    .updateTable('search_folding')
    .set({ next_id: lowest - 1 })
    .execute();
  return 'more';
}

/** Skips rows that have changed since they were read: new messages are not blocked meanwhile. */
async function replaceRows(
  transaction: Transaction<Tables>,
  before: readonly { readonly conversation_id: number; readonly search_text: string }[],
): Promise<void> {
  const seen = new Map(before.map((row) => [row.conversation_id, row.search_text]));
  const rows = await readSearchRows(transaction, [...seen.keys()]);
  const changed = rows
    .map((row) => ({ ...row, seen: seen.get(row.conversation_id) }))
    .filter((row) => row.search_text !== row.seen);
  await sql`update conversation_search as search set search_text = changed.search_text
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as changed (conversation_id integer, search_text text, seen text)
    where search.conversation_id = changed.conversation_id and search.search_text = changed.seen`.execute(
    transaction,
  );
}
