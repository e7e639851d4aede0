import { type KnownMessageContent, toSearchText } from '@parley/domain';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { contentText } from './content-text.ts';

const BATCH_SIZE = 1_000;

/** The text of a conversation that `q` searches, folded as `q` is. */
export interface SearchRow {
  readonly conversation_id: number;
  readonly search_text: string;
}

/** Writes the search row of one conversation, after each change of its text; without an id, of all. */
export async function writeSearchRows(kysely: Kysely<Tables>, id?: number): Promise<void> {
  if (id !== undefined) return writeRows(kysely, await readSearchRows(kysely, [id]));
  for (let last = 0; ; ) {
    const ids = await idsAfter(kysely, last);
    if (ids.length === 0) return;
    await writeRows(kysely, await readSearchRows(kysely, ids));
    last = ids.at(-1) ?? last;
  }
}

/** Builds the current search rows. Folded here and not in SQL: the engines treat letters beyond ASCII differently. */
export async function readSearchRows(
  kysely: Kysely<Tables>,
  ids: readonly number[],
): Promise<readonly SearchRow[]> {
  const sources = await kysely
    .selectFrom('conversations as c')
    .innerJoin('customers as customer', 'customer.id', 'c.customer_id')
    .innerJoin('profiles as profile', 'profile.id', 'customer.profile_id')
    .leftJoin('messages as message', 'message.id', 'c.latest_message_id')
    .leftJoin('notes as note', 'note.id', 'c.latest_note_id')
    .select(['c.id', 'customer.name', 'customer.display_id'])
    .select(['profile.name as name_on_file', 'profile.phone_number', 'profile.email'])
    .select(['message.contents', 'note.text as note'])
    .where(sql<boolean>`c.id = any(${ids}::integer[])`)
    .execute();
  return sources.map(({ id, contents, ...source }) => ({
    conversation_id: id,
    search_text: toSearchText(
      source.name,
      source.display_id,
      source.name_on_file,
      source.phone_number,
      source.email,
      ...(contents ?? []).map((content: KnownMessageContent) => contentText(content)),
      source.note,
    ),
  }));
}

async function writeRows(kysely: Kysely<Tables>, rows: readonly SearchRow[]): Promise<void> {
  await sql`insert into conversation_search (conversation_id, search_text)
    select conversation_id, search_text from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (conversation_id integer, search_text text)
    on conflict (conversation_id) do update set search_text = excluded.search_text
      where conversation_search.search_text <> excluded.search_text`.execute(kysely);
}

async function idsAfter(kysely: Kysely<Tables>, last: number): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('conversations')
    .select('id')
    .where('id', '>', last)
    .orderBy('id')
    .limit(BATCH_SIZE)
    .execute();
  return rows.map(({ id }) => id);
}
