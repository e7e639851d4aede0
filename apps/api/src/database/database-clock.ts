import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Looks how late it is; to be called now and then. */
  ask(): Promise<void>;
}

/** Of an engine in this process, whose clock it shares with nobody. */
export const LOCAL_CLOCK: Clock = { now: () => Date.now(), ask: async () => {} };

/**
 * The time of the database, which is one for all processes, whatever the clocks of their machines say: it is asked now
 * and then, and counted on by a clock that only runs forward.
 */
export class DatabaseClock implements Clock {
  readonly #kysely: Kysely<Tables>;
  /** Milliseconds from our steady clock to the database's. */
  #offset: number | null = null;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  readonly now = (): number => {
    if (this.#offset === null) throw new Error('The database has not been asked for its time yet.');
    return Math.round(performance.now() + this.#offset);
  };

  async ask(): Promise<void> {
    const asked = performance.now();
    const { rows } = await sql<{
      at: number;
    }>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`.execute(this.#kysely);
    const answered = performance.now();
    const at = rows[0]?.at ?? Number.NaN;
    // It was that late at some moment between asking and the answer: what is known better than that stays.
    this.#offset = clamp(this.#offset ?? at - (asked + answered) / 2, at - answered, at - asked);
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
