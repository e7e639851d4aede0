import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Reads the time of the database; to be called now and then. */
  sync(): Promise<void>;
}

/** For the embedded engine, which no other process uses. */
export const LOCAL_CLOCK: Clock = { now: () => Date.now(), sync: async () => {} };

/**
 * The time of the database, which all processes share, whatever the clocks of their machines say. It is read now and
 * then, and extrapolated with a monotonic clock in between.
 */
export class DatabaseClock implements Clock {
  readonly #kysely: Kysely<Tables>;
  /** Milliseconds from the monotonic clock to the database's. */
  #offset: number | null = null;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  readonly now = (): number => {
    if (this.#offset === null) throw new Error('The time of the database has not been read yet.');
    return Math.round(performance.now() + this.#offset);
  };

  async sync(): Promise<void> {
    const sentAt = performance.now();
    const { rows } = await sql<{
      at: number;
    }>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`.execute(this.#kysely);
    const receivedAt = performance.now();
    const at = rows[0]?.at ?? Number.NaN;
    // The time was read between request and response; an offset within those bounds is kept.
    this.#offset = clamp(this.#offset ?? at - (sentAt + receivedAt) / 2, at - receivedAt, at - sentAt);
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
