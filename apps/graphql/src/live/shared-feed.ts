import type { EventSource, LiveEvent } from './live-event.ts';
import { Notifier, RecentEvents } from './recent-events.ts';

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
  let current: SourceReader | null = null;

  function join(): SourceReader {
    if (current === null || current.failure !== null) current = new SourceReader(source);
    current.followers += 1;
    return current;
  }

  function leave(reader: SourceReader): void {
    reader.followers -= 1;
    if (reader.followers > 0) return;
    reader.stop();
    if (current === reader) current = null;
  }

  return {
    async *follow(after, signal) {
      const reader = join();
      try {
        const recent = await reader.begun(signal);
        if (recent === null) return;
        let position = after ?? recent.last;
        if (after === null) yield { kind: 'started', id: position };
        let index = recent.indexAfter(position);
        while (!signal.aborted) {
          const event = index === null ? null : recent.at(index);
          if (event) {
            position = event.id;
            index = (index ?? 0) + 1;
            yield event;
          } else if (event === undefined) {
            await reader.changed(signal);
          } else {
            for await (const missed of source.open(position, signal)) {
              if (signal.aborted) return;
              position = missed.id;
              yield missed;
              index = recent.indexAfter(position);
              if (index !== null) break;
            }
          }
        }
      } finally {
        leave(reader);
      }
    },
  };
}

/** The connection, while there are followers. */
class SourceReader {
  followers = 0;
  failure: { readonly error: unknown } | null = null;
  #recent: RecentEvents | null = null;
  readonly #notifier = new Notifier();
  readonly #stopping = new AbortController();

  constructor(source: EventSource) {
    void this.#read(source);
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** `null` = the signal came first. Throws when the source failed. */
  async begun(signal: AbortSignal): Promise<RecentEvents | null> {
    while (this.#recent === null && !signal.aborted) await this.changed(signal);
    return this.#recent;
  }

  /** Resolves once there may be something new, or at the signal. Throws when the source failed. */
  async changed(signal: AbortSignal): Promise<void> {
    if (this.failure === null) await this.#notifier.wait(signal);
    if (this.failure !== null && !signal.aborted) throw this.failure.error;
  }

  async #read(source: EventSource): Promise<void> {
    const { signal } = this.#stopping;
    try {
      for await (const event of source.open(null, signal)) {
        if (signal.aborted) return;
        if (event.kind !== 'started') this.#recent?.add(event);
        this.#recent ??= new RecentEvents(RECENT, event.id);
        this.#notifier.notify();
      }
    } catch (error) {
      this.failure = { error };
      this.#notifier.notify();
    }
  }
}
