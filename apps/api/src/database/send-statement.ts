import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';

/** Sends one statement over a connection. */
export type Send = (text: string, values: readonly unknown[]) => Promise<QueryResult>;

/** A pool for Kysely whose connections send their statements by `toSend`. */
export function toKyselyPool(
  pool: Pick<Pool, 'connect' | 'end' | 'options'>,
  toSend: (client: PoolClient) => Send,
): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const known: PostgresPoolClient =
        clients.get(client) ?? Object.create(client, { query: { value: toSend(client) } });
      clients.set(client, known);
      return known;
    },
  };
}

/**
 * With a callback: results of pg's promises stay reachable for longer, which made each minor garbage collection take 12 ms
 * instead of 0.5 ms.
 */
export function sendOver(client: PoolClient, query: QueryConfig): Promise<QueryResult> {
  return new Promise((resolve, reject) => {
    client.query(query, (error, result) => (error ? reject(error) : resolve(result)));
  });
}
