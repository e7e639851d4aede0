import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { readSearchRows } from './search-rows.ts';

/** How texts are folded now. One more whenever `toSearchText` gives something else for the same texts. */
const FOLDING = 1;
const FIRST_ID = 2_147_483_647;
const BATCH = 200;
/** So long at most at once: the rest of the time is for others. */
const ROUND_MS = 400;

/**
 * A round of writing what a search looks at as it is folded now, the newest conversations first, where another version
 * has written it in another way. Until all is written, a search finds in the rest what both ways have in common.
 * Remembers when nothing is left to do.
 */
export function createRefolding(kysely: Kysely<Tables>): () => Promise<void> {
  let isDone = false;
  return async () => {
    const until = performance.now() + ROUND_MS;
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
  // Another process is at it.
  if (!state) return 'busy';
  if (state.folding >= FOLDING) return 'done';
  const before = await transaction
    .selectFrom('conversation_search')
    .select(['conversation_id', 'search_text'])
    .where('conversation_id', '<=', state.next_id)
    .orderBy('conversation_id', 'desc')
    .limit(BATCH)
    .execute();
  const lowest = before.at(-1)?.conversation_id;
  if (lowest === undefined) {
    await transaction.updateTable('search_folding').set({ folding: FOLDING, next_id: FIRST_ID }).execute();
    return 'done';
  }
  await replaceRows(transaction, before);
  await transaction
    .updateTable('search_folding')
    .set({ next_id: lowest - 1 })
    .execute();
  return 'more';
}

/** Only where nobody has written another text since: a new message may come meanwhile, and is never held up. */
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
