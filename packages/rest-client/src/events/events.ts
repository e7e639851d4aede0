import type { Session } from '../session.ts';
import type { ConversationEvent } from './conversation-event.ts';

/** How to follow the feed. */
export interface EventsOptions {
  /** The `id` of the last event seen; the feed goes on after it. Absent or `null` = from now, beginning with `hello`. */
  readonly lastEventId?: number | null | undefined;
  /** Ends the feed, quietly: the loop over it is done. */
  readonly signal?: AbortSignal | undefined;
  /** Further request headers, for tracing for instance. Those that this client sets itself are refused. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Connections in a row, each without a change and over within five seconds, after which the feed fails with the
   * error of the last one. `Infinity` = never because of that.
   * @default 10
   */
  readonly maxAttempts?: number | undefined;
  /**
   * Milliseconds without a byte (the API sends a comment every 15 seconds) after which a connection counts as
   * broken, and the next one is made.
   * @default 45_000
   */
  readonly idleTimeout?: number | undefined;
}

/**
 * Follows the API's feed of changes. Connects when it is iterated, reconnects by itself after the last event seen
 * without a gap or a repeat, and ends quietly with the signal, with `close()` of the client, or when the loop is left.
 * Throws a {@link RestClientError} when the API refuses, or cannot be reached `maxAttempts` times in a row.
 * Extension of the documented API; see `service.describe()`.
 */
export type Events = (options?: EventsOptions) => AsyncIterable<ConversationEvent>;

export function createEvents(_session: Session): Events {
  return async function* events() {
    yield* [] as ConversationEvent[];
    throw new Error('events() is being built');
  };
}
