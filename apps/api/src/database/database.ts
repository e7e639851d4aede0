import type { Kysely } from 'kysely';
import type { ClientConfig } from 'pg';
import type { Tables } from './tables.ts';

/** An open database, of either engine. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  /** The settings for a dedicated session at the server; `null` = none is possible. */
  readonly ownSession: (() => ClientConfig) | null;
  /** Whether a pooler shares sessions between clients, from one transaction to the next. */
  readonly sharesSessions: boolean;
  /** Calls back when another process may have notified the channel; the embedded engine never does. */
  listen(channel: string, onNotify: () => void): { stop(): Promise<void> };
  /** How many requests wait for a connection. */
  waiting(): number;
  /** Sets the statement timeout of requests; opening the database has none. */
  limitStatements(ms: number): void;
  close(): Promise<void>;
}
