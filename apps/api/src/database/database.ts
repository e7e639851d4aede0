import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** An open database, whichever engine is behind it. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  close(): Promise<void>;
}
