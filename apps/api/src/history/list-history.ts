import type { Kysely } from 'kysely';
import { z } from 'zod';
import { wireVersion } from '../database/epoch.ts';
import { toInstant } from '../database/instant.ts';
import type { Tables } from '../database/tables.ts';
import { Problem } from '../http/problem.ts';

const LONG_ID = /^(?:0|[1-9][0-9]{0,17})$/;

export const HistoryQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/, 'must be a whole number from 1 to 100')
    .transform(Number)
    .default(50)
    .meta({ description: 'How many at most; 50 if not given.' }),
  cursor: z.string().max(100).optional().meta({ description: 'next_cursor of the previous page.' }),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

/** One page of the changes of a conversation, newest first. */
export async function listHistory(kysely: Kysely<Tables>, conversationId: number, query: HistoryQuery) {
  const { limit, cursor } = query;
  const exists = await kysely
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!exists) throw new Problem('conversation-not-found');
  const rows = await kysely
    .selectFrom('history')
    .select(['id', 'conversation_id', 'field', 'from', 'to', 'cause', 'user_id', 'at'])
    .select(wireVersion('version').as('version'))
    .where('conversation_id', '=', conversationId)
    .$if(cursor !== undefined, (page) => page.where('id', '<', parseCursor(cursor ?? '')))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map((row) => ({
      id: Number(row.id),
      conversation_id: row.conversation_id,
      version: row.version,
      field: row.field,
      from: row.from,
      to: row.to,
      cause: row.cause,
      user_id: row.user_id,
      at: toInstant(row.at),
    })),
    next_cursor: last && rows.length > limit ? Buffer.from(`h${last.id}`).toString('base64url') : null,
  };
}

function parseCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (text.startsWith('h') && LONG_ID.test(text.slice(1))) return text.slice(1);
  const detail = 'is not a cursor of this list; use next_cursor of the previous page';
  throw new Problem('invalid-input', { errors: [{ pointer: '/cursor', detail }] });
}
