import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ChangeRecord } from '../history/change-record.ts';
import { Problem } from '../http/problem.ts';

/** A key belongs to the token that it came with: another token's key of the same name is another key. */
interface KeyOfToken {
  readonly tokenHash: string;
  readonly key: string;
  /** Answers from before this time are forgotten; milliseconds since the epoch. */
  readonly keptSince: number;
}

export interface KeyedRequest extends KeyOfToken {
  readonly fingerprint: string;
}

export interface StoredResponse {
  readonly status: number;
  readonly etag: string;
  readonly body: string;
  readonly changes: readonly ChangeRecord[];
}

/** The stored answer of a key; `null` = this key has none. */
export async function findStoredResponse(kysely: Kysely<Tables>, { tokenHash, key, keptSince }: KeyOfToken) {
  const row = await kysely
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'status', 'etag', 'body', 'changes'])
    .where('token_hash', '=', tokenHash)
    .where('key', '=', key)
    .where('created_at', '>', new Date(keptSince))
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Claims the key until the transaction ends. Gives the answer to repeat, or `null` when this request is the
 * first one; refuses while the first one is still running, and another request under the same key.
 */
export async function claimKey(
  transaction: Transaction<Tables>,
  request: KeyedRequest,
): Promise<StoredResponse | null> {
  const name = `${request.tokenHash} ${request.key}`;
  // A statement of its own: the next one then sees what the last holder of the lock has committed.
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`.execute(transaction);
  if (rows[0]?.locked !== true) {
    throw new Problem('idempotency-key-in-flight', { headers: { 'retry-after': '1' } });
  }
  const stored = await findStoredResponse(transaction, request);
  if (stored === null) return null;
  if (stored.fingerprint !== request.fingerprint) throw new Problem('idempotency-key-reused');
  return stored;
}

/** Keeps an answer with the change that it answers: both are committed, or neither. */
export async function storeResponse(
  transaction: Transaction<Tables>,
  { tokenHash, key, fingerprint }: KeyedRequest,
  { status, etag, body, changes }: StoredResponse,
  now: number,
): Promise<void> {
  const answer = {
    fingerprint,
    status,
    etag,
    body,
    changes: JSON.stringify(changes),
    created_at: new Date(now),
  };
  await transaction
    .insertInto('idempotency_keys')
    .values({ token_hash: tokenHash, key, ...answer })
    // One that has run out and waits to be pruned.
    .onConflict((conflict) => conflict.columns(['token_hash', 'key']).doUpdateSet(answer))
    .execute();
}
