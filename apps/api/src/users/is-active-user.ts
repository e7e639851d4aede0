import type { Kysely } from 'kysely';
import { isRowId } from '../database/row-id.ts';
import type { Tables } from '../database/tables.ts';

export async function isActiveUser(kysely: Kysely<Tables>, id: number): Promise<boolean> {
  if (!isRowId(id)) return false;
  const row = await kysely
    .selectFrom('users')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}
