import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ChangeRecord } from '../history/change-record.ts';
import { Problem } from '../http/problem.ts';

/** Keys are scoped to their token. */
interface KeyOfToken {
  readonly tokenHash: string;
  readonly key: string;
  /** Responses from before this time have expired; milliseconds since the epoch. */
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

/** The stored response of a key; `null` = it has none. */
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
 * Locks the key until the transaction ends. Returns the stored response, or `null` for the first request; refuses a
 * request while the first one is running, and a different request with the same key.
 */
export async function claimKey(
  transaction: Transaction<Tables>,
  request: KeyedRequest,
): Promise<StoredResponse | null> {
  const name = `${request.tokenHash} ${request.key}`;
  // A separate statement: the next one then sees the commit of the previous holder of the lock.
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

/** Stores a response in the transaction of its change. */
export async function storeResponse(
  transaction: Transaction<Tables>,
  { tokenHash, key, fingerprint }: KeyedRequest,
  { status, etag, body, changes }: StoredResponse,
  now: number,
): Promise<void> {
  const response = {
    fingerprint,
    status,
    etag,
    body,
    changes: JSON.stringify(changes),
    created_at: new Date(now),
  };
  await transaction
    .insertInto('idempotency_keys')
    .values({ token_hash: tokenHash, key, ...response })
    // Replaces one that has expired and is not pruned yet.
    .onConflict((conflict) => conflict.columns(['token_hash', 'key']).doUpdateSet(response))
    .execute();
}
