import type { Kysely } from 'kysely';
import { checkTimeline, reportLostEvent } from '../database/epoch.ts';
import type { Tables } from '../database/tables.ts';
import { type FeedEvent, selectBounds, selectEvents } from './select-events.ts';

const MAX_RECENT = 500;
const BATCH_SIZE = 200;

/**
 * The source of all event streams. The newest events are read from the table once for all readers; a reader that is
 * further behind reads the table itself. Ids are in commit order (`queue-events.ts`), so no event appears below an id
 * that was seen.
 */
export class EventFeed {
  readonly #kysely: Kysely<Tables>;
  readonly #waiting = new Set<() => void>();
  /** All events after `#from`, as of the last refresh. */
  #recent: FeedEvent[] = [];
  #from: number | null = null;
  #stale = true;
  #refreshing: Promise<void> | null = null;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  /** Marks the feed as stale: there may be new events. Cheap to call too often. */
  wake(): void {
    this.#stale = true;
    for (const resume of this.#waiting) resume();
  }

  /** Checks that the database was not restored, also while there are no readers. */
  async check(): Promise<void> {
    await checkTimeline(this.#kysely);
    this.wake();
    await this.#refresh();
  }

  bounds() {
    return selectBounds(this.#kysely);
  }

  /** The next events after an id; `null` = some of them have been pruned. */
  async after(id: number): Promise<readonly FeedEvent[] | null> {
    if (this.#stale) await this.#refresh();
    if (this.#from !== null && id >= this.#from) {
      const seen = this.#recent.findLastIndex((event) => event.id <= id);
      return this.#recent.slice(seen + 1);
    }
    const events = await selectEvents(this.#kysely, { after: id, limit: BATCH_SIZE, which: 'first' });
    // Read afterwards: events that are not pruned by now were not pruned when they were read.
    const { prunedTo } = await this.bounds();
    return id < prunedTo ? null : events;
  }

  /** Resolves once there may be new events, or at the signal. */
  async waitForEvents(signal: AbortSignal): Promise<void> {
    if (this.#stale || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const resume = (): void => {
        this.#waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      this.#waiting.add(resume);
      signal.addEventListener('abort', resume);
    });
  }

  #refresh(): Promise<void> {
    this.#refreshing ??= this.#readNewest().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #readNewest(): Promise<void> {
    // Before the read: a commit during it makes the feed stale again.
    this.#stale = false;
    try {
      const seen = this.#recent.at(-1);
      const after = (seen?.id ?? 0) - 1;
      const newest = await selectEvents(this.#kysely, { after, limit: MAX_RECENT, which: 'newest' });
      if (seen !== undefined && isLost(seen, newest)) {
        await reportLostEvent(this.#kysely, seen.id);
        // Reported once only.
        this.#recent = [];
      }
      const known = newest[0]?.id === seen?.id ? this.#recent.slice(0, -1) : [];
      // Read afterwards: events that are not pruned by now were complete when they were read.
      const { prunedTo, current } = await this.bounds();
      this.#recent = [...known, ...newest].filter(({ id }) => id > prunedTo).slice(-MAX_RECENT);
      const [oldest] = this.#recent;
      this.#from = oldest === undefined ? current : oldest.id - 1;
    } catch (error) {
      this.#stale = true;
      throw error;
    }
  }
}

/** Whether an event that was seen has vanished or was replaced. */
function isLost(seen: FeedEvent, newest: readonly FeedEvent[]): boolean {
  const isComplete = newest.length < MAX_RECENT;
  return isComplete && newest[0]?.frame !== seen.frame;
}
