import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { toUser, USER_COLUMNS } from './to-user.ts';

/** The active user of a token's hash. A demo token counts only where the database itself says that it is a demo. */
export async function findUserByToken(kysely: Kysely<Tables>, hash: string) {
  const row = await kysely
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .innerJoin('deployment', 'deployment.only', 'deployment.only')
    .select(USER_COLUMNS)
    .select('tokens.demo as demo_token')
    .where('tokens.hash', '=', hash)
    .where('users.active', '=', true)
    .where((eb) => eb.or([eb.not('tokens.demo'), eb('deployment.demo', '=', true)]))
    .executeTakeFirst();
  return row ? { user: toUser(row), isDemo: row.demo_token } : null;
}
