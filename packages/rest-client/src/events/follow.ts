import { refuseClosed } from '../errors/invalid-request-error.ts';
import { isRestClientError } from '../errors/rest-client-failure.ts';
import { Interruption } from '../interruption.ts';
import { decideRetry } from '../retry/decide-retry.ts';
import { toFailure } from '../retry/to-failure.ts';
import type { Session } from '../session.ts';
import type { ConversationEvent } from './conversation-event.ts';
import { checkEventsOptions, type EventsOptions } from './events-options.ts';
import { receive } from './receive.ts';

/** A connection that lasted as long was a good one. */
const GOOD_MS = 5_000;

/** See `Events`. */
export async function* follow(session: Session, options: EventsOptions): AsyncGenerator<ConversationEvent> {
  const { maxAttempts, idleTimeout, headers, ...checked } = checkEventsOptions(options);
  const { closing } = session.connection;
  if (closing.signal.aborted) refuseClosed();
  const signals = options.signal === undefined ? [closing.signal] : [options.signal, closing.signal];
  let { lastEventId } = checked;
  let failures = 0;
  let wait = 0;
  for (;;) {
    const interruption = new Interruption(session.clock, null, signals);
    const hasEnded = () => interruption.cause?.by === 'caller';
    let openedAt = Number.POSITIVE_INFINITY;
    let changed = false;
    const onOpen = () => {
      openedAt = session.clock.monotonic();
    };
    try {
      await interruption.pause(wait);
      const connection = { session, interruption, headers, lastEventId, idleTimeout, failures, onOpen };
      for await (const event of receive(connection)) {
        if (hasEnded()) return;
        // What was given is never given again, whatever an API repeats.
        if (event.event === 'conversation.changed') {
          if (lastEventId !== null && event.id <= lastEventId) continue;
          changed = true;
        }
        // A feed that starts now, although it was asked to go on, has left out what was in between.
        const isGap = event.event === 'hello' && connection.lastEventId !== null;
        lastEventId = event.id;
        yield isGap ? { event: 'reset', id: event.id } : event;
      }
    } catch (error) {
      if (hasEnded()) return;
      failures = changed || session.clock.monotonic() - openedAt >= GOOD_MS ? 0 : failures + 1;
      const next = waitAfter(error, session, failures, maxAttempts);
      if (next === null) throw error;
      wait = next;
    } finally {
      interruption.end();
    }
  }
}

/** Milliseconds to wait before the next connection; `null` = there is none. */
function waitAfter(error: unknown, session: Session, failures: number, maxAttempts: number): number | null {
  const failure = isRestClientError(error) ? toFailure(error) : null;
  if (failure === null) return null;
  return decideRetry({
    ...failure,
    replay: 'safe',
    keyed: false,
    ifMatch: false,
    attempt: failures,
    maxAttempts,
    backoff: session.backoff(Math.max(1, failures)),
    // A feed has no deadline; what the API asks to wait for longer than a call may take is told instead.
    remaining: session.deadline,
  });
}
