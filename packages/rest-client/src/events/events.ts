import type { Session } from '../session.ts';
import type { ConversationEvent } from './conversation-event.ts';
import type { EventsOptions } from './events-options.ts';

/**
 * Follows the API's feed of changes. Connects when it is iterated, reconnects by itself after the last event seen
 * without a gap or a repeat, and ends quietly with the signal, with `close()` of the client, or when the loop is left.
 * Throws a {@link RestClientError} when the API refuses, or cannot be reached `maxAttempts` times in a row.
 * Extension of the documented API; see `service.describe()`.
 */
export type Events = (options?: EventsOptions) => AsyncIterable<ConversationEvent>;

export function createEvents(session: Session): Events {
  return (options = {}) => followWhenRead(session, options);
}

/** Loaded by those who follow the feed alone: most programs that change conversations do not. */
async function* followWhenRead(session: Session, options: EventsOptions): AsyncGenerator<ConversationEvent> {
  const { follow } = await import('./follow.ts');
  yield* follow(session, options);
}
