import type { Kysely } from 'kysely';
import { checkTimeline, reportLostEvent } from '../database/epoch.ts';
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

  /** Looks whether the database is still the one that events were read from, also while nobody reads. */
  async check(): Promise<void> {
    await checkTimeline(this.#kysely);
    this.wake();
    await this.#look();
  }

  bounds() {
    return selectBounds(this.#kysely);
  }

  /** The next events after an id, none if there are none yet; `null` = it is no longer known what followed it. */
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
      const seen = this.#recent.at(-1);
      const after = (seen?.id ?? 0) - 1;
      const newest = await selectEvents(this.#kysely, { after, limit: RECENT, which: 'newest' });
      if (seen !== undefined && isLost(seen, newest)) {
        await reportLostEvent(this.#kysely, seen.id);
        // Not the reason for the next look as well.
        this.#recent = [];
      }
      const known = newest[0]?.id === seen?.id ? this.#recent.slice(0, -1) : [];
      // Asked afterwards: what has not been deleted and is not of another epoch by now was there, without a gap.
      const { prunedTo, current } = await this.bounds();
      this.#recent = [...known, ...newest].filter(({ id }) => id > prunedTo).slice(-RECENT);
      const [oldest] = this.#recent;
      this.#from = oldest === undefined ? current : oldest.id - 1;
    } catch (error) {
      this.#stale = true;
      throw error;
    }
  }
}

/** Whether an event is missing among those from its id on, or has become another one. */
function isLost(seen: FeedEvent, newest: readonly FeedEvent[]): boolean {
  const isWhole = newest.length < RECENT;
  return isWhole && newest[0]?.frame !== seen.frame;
}
