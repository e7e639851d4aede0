import type { EventSource, LiveEvent } from './live-event.ts';
import { News, RecentEvents } from './recent-events.ts';

/** Enough for a subscriber that looks away for a moment; who is further behind reads from the source itself. */
const RECENT = 128;

export interface SharedFeed {
  /**
   * Gives what follows `after` (`null` = from now, beginning with `started`), until the signal. A reader that is slow
   * holds up nobody: nothing is kept for it, it goes on from the source where the source can.
   */
  follow(after: string | null, signal: AbortSignal): AsyncGenerator<LiveEvent, void>;
}

/** One connection to a source for all who follow it, opened with the first and closed with the last of them. */
export function createSharedFeed(source: EventSource): SharedFeed {
  let current: Run | null = null;

  function join(): Run {
    if (current === null || current.failure !== null) current = new Run(source);
    current.followers += 1;
    return current;
  }

  function leave(run: Run): void {
    run.followers -= 1;
    if (run.followers > 0) return;
    run.stop();
    if (current === run) current = null;
  }

  return {
    async *follow(after, signal) {
      const run = join();
      try {
        const recent = await run.begun(signal);
        if (recent === null) return;
        let position = after ?? recent.last;
        if (after === null) yield { kind: 'started', id: position };
        let place = recent.placeAfter(position);
        while (!signal.aborted) {
          const event = place === null ? null : recent.at(place);
          if (event) {
            position = event.id;
            place = (place ?? 0) + 1;
            yield event;
          } else if (event === undefined) {
            await run.news(signal);
          } else {
            for await (const missed of source.open(position, signal)) {
              if (signal.aborted) return;
              position = missed.id;
              yield missed;
              place = recent.placeAfter(position);
              if (place !== null) break;
            }
          }
        }
      } finally {
        leave(run);
      }
    },
  };
}

/** The connection, while there are followers. */
class Run {
  followers = 0;
  failure: { readonly error: unknown } | null = null;
  #recent: RecentEvents | null = null;
  readonly #news = new News();
  readonly #stopping = new AbortController();

  constructor(source: EventSource) {
    void this.#read(source);
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** `null` = the signal came first. Throws when the source failed. */
  async begun(signal: AbortSignal): Promise<RecentEvents | null> {
    while (this.#recent === null && !signal.aborted) await this.news(signal);
    return this.#recent;
  }

  /** Resolves once there may be something new, or at the signal. Throws when the source failed. */
  async news(signal: AbortSignal): Promise<void> {
    if (this.failure === null) await this.#news.next(signal);
    if (this.failure !== null && !signal.aborted) throw this.failure.error;
  }

  async #read(source: EventSource): Promise<void> {
    const { signal } = this.#stopping;
    try {
      for await (const event of source.open(null, signal)) {
        if (signal.aborted) return;
        if (event.kind !== 'started') this.#recent?.add(event);
        this.#recent ??= new RecentEvents(RECENT, event.id);
        this.#news.wake();
      }
    } catch (error) {
      this.failure = { error };
      this.#news.wake();
    }
  }
}
