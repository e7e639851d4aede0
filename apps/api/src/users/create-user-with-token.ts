import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { hashToken } from './token-hash.ts';

/** Adds a user who may change conversations; the token is in the answer and, as a hash, in the database. */
export async function createUserWithToken(kysely: Kysely<Tables>, name: string, now: Date) {
  const token = `parley_${randomBytes(24).toString('base64url')}`;
  const userId = await kysely.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .insertInto('users')
      .values({ name, email: null, roles: ['agent'], permissions: [], created_at: now, updated_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('tokens')
      .values({ hash: hashToken(token), user_id: id })
      .execute();
    return id;
  });
  return { userId, token };
}
