import { InvalidRequestError } from '../errors/invalid-request-error.ts';
import { toExtraHeaders } from '../extra-headers.ts';
import { checkDeadline } from '../time-limits.ts';

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
export function checkEventsOptions({
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

function refuse(pointer: string, detail: string): never {
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer, detail }]);
}
