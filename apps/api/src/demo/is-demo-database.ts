import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Whether the demo data set was written to this database: only then do the tokens that everybody knows count. */
export async function isDemoDatabase(kysely: Kysely<Tables>): Promise<boolean> {
  const row = await kysely.selectFrom('deployment').select('demo').executeTakeFirst();
  return row?.demo === true;
}
