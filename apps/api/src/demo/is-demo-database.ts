import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Whether this database has the demo data set; only then are the public demo tokens valid. */
export async function isDemoDatabase(kysely: Kysely<Tables>): Promise<boolean> {
  const row = await kysely.selectFrom('deployment').select('demo').executeTakeFirst();
  return row?.demo === true;
}
