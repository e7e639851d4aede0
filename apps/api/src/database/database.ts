import type { Kysely } from 'kysely';
import type { ClientConfig } from 'pg';
import type { Tables } from './tables.ts';

/** An open database, whichever engine is behind it. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  /** How to connect to the server for a session of one's own; `null` = there is none to be had. */
  readonly ownSession: (() => ClientConfig) | null;
  /** Whether a pooler hands our sessions to others between two transactions. */
  readonly sharesSessions: boolean;
  /** Calls back when another process may have written to this channel; no engine of one process ever does. */
  listen(channel: string, heard: () => void): { stop(): Promise<void> };
  /** How many wait for a connection. */
  waiting(): number;
  /** From now on a statement that takes longer ends, in favour of all others; opening may take its time. */
  limitStatements(ms: number): void;
  close(): Promise<void>;
}
