import { refuse, refuseClosed } from '../errors/client.ts';
import { isRestClientError } from '../errors/guards.ts';
import { checkDeadline } from '../limits.ts';
import { CallTimeout } from '../request/call-timeout.ts';
import { toExtraHeaders } from '../request/headers.ts';
import { decideRetry, toFailure } from '../request/retry-policy.ts';
import type { Session } from '../session.ts';
import type { ConversationEvent } from './conversation-event.ts';
import { receive } from './feed-connection.ts';

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

/** Checks the options and fills in the defaults. */
function checkEventsOptions({
  lastEventId = null,
  maxAttempts = 10,
  idleTimeout = 45_000,
  headers,
}: EventsOptions) {
  if (lastEventId !== null && !(Number.isSafeInteger(lastEventId) && lastEventId >= 0)) {
    refuse('/lastEventId', 'The lastEventId is not the id of an event.');
  }
  if (maxAttempts !== Number.POSITIVE_INFINITY && !(Number.isInteger(maxAttempts) && maxAttempts >= 1)) {
    refuse('/maxAttempts', 'The maxAttempts is neither a positive integer nor Infinity.');
  }
  return {
    lastEventId,
    maxAttempts,
    idleTimeout: checkDeadline(idleTimeout, '/idleTimeout'),
    headers: toExtraHeaders(headers),
  };
}

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
    const timeout = new CallTimeout(session.clock, null, signals);
    const hasEnded = () => timeout.cause?.by === 'caller';
    let openedAt = Number.POSITIVE_INFINITY;
    let changed = false;
    const onOpen = () => {
      openedAt = session.clock.monotonic();
    };
    try {
      await timeout.pause(wait);
      const connection = { session, timeout, headers, lastEventId, idleTimeout, failures, onOpen };
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
      timeout.end();
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
