import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type FeedEvent, selectBounds, selectEvents } from './select-events.ts';

const RECENT = 500;
const BATCH = 200;

/**
 * What readers of events read from. The table is the truth; the newest events are read from it once for all
 * readers, and whoever is further behind reads from it directly. Ids are in the order of the commits
 * (`append-event.ts`), so there is nothing to come below an id that was seen.
 */
export class EventFeed {
  readonly #kysely: Kysely<Tables>;
  readonly #waiting = new Set<() => void>();
  /** Everything after `#from`, as of the last look. */
  #recent: FeedEvent[] = [];
  #from: number | null = null;
  #stale = true;
  #looking: Promise<void> | null = null;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  /** Says that there may be something new; too often does no harm. */
  wake(): void {
    this.#stale = true;
    for (const goOn of this.#waiting) goOn();
  }

  bounds() {
    return selectBounds(this.#kysely);
  }

  /** The next events after an id, none if there are none yet; `null` = some of them have been deleted meanwhile. */
  async after(id: number): Promise<readonly FeedEvent[] | null> {
    if (this.#stale) await this.#look();
    if (this.#from !== null && id >= this.#from) {
      const seen = this.#recent.findLastIndex((event) => event.id <= id);
      return this.#recent.slice(seen + 1);
    }
    const events = await selectEvents(this.#kysely, { after: id, limit: BATCH, which: 'first' });
    // Asked afterwards: what had not been deleted by now was there when the events were read.
    const { prunedTo } = await this.bounds();
    return id < prunedTo ? null : events;
  }

  /** Resolves once there may be something new, or at the signal. */
  async news(signal: AbortSignal): Promise<void> {
    if (this.#stale || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        this.#waiting.delete(goOn);
        signal.removeEventListener('abort', goOn);
        resolve();
      };
      this.#waiting.add(goOn);
      signal.addEventListener('abort', goOn);
    });
  }

  #look(): Promise<void> {
    this.#looking ??= this.#readNewest().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #readNewest(): Promise<void> {
    // Before reading: what is committed during it makes it stale again.
    this.#stale = false;
    try {
      const after = this.#recent.at(-1)?.id ?? this.#from ?? (await this.bounds()).current;
      const newest = await selectEvents(this.#kysely, { after, limit: RECENT, which: 'newest' });
      const gapless = newest.length < RECENT;
      this.#recent = gapless ? [...this.#recent, ...newest] : newest;
      this.#from = gapless ? (this.#from ?? after) : (newest[0]?.id ?? after) - 1;
      const tooMany = this.#recent.splice(0, Math.max(0, this.#recent.length - RECENT));
      this.#from = tooMany.at(-1)?.id ?? this.#from;
    } catch (error) {
      this.#stale = true;
      throw error;
    }
  }
}
