import type { Clock } from './clock.ts';
import type { Middleware } from './middleware/middleware.ts';
import type { Transport } from './transport/transport.ts';
import type { DriftMode, OnDrift } from './validation/validation.ts';

/** The bearer token, or a function that gives the current one: asked once per call, inside the call's deadline. */
export type Token = string | (() => string | Promise<string>);

/** How to make a client. */
export interface RestClientOptions {
  /**
   * Address of the API with its version path; http or https, without user name, query and fragment. Does not follow
   * the API to another address: redirects are refused.
   * @example 'https://chat.example/third-party/v1'
   */
  readonly baseUrl: string;
  /**
   * Sent as `Authorization: Bearer`. Kept in a closure: no error, log or inspection of the client shows it. A function
   * is not asked again for later attempts of a call, nor after a 401.
   * @example () => vault.currentToken()
   */
  readonly token: Token;
  /**
   * Milliseconds until a call is given up: token, connection, every attempt, the waits between them, the whole body
   * and its reading together. A wait that does not fit is not begun. Does not take back what was sent, is not sent to
   * the API, and does not bound `events()`, which has no end.
   * @default 30_000
   * @example 10_000
   */
  readonly deadline?: number;
  /**
   * Milliseconds that a single request may take of the deadline, from its connection to the last byte of its body;
   * `null` = only the deadline. What passes it is repeated by the rule of `maxAttempts`, and otherwise fails as
   * {@link DeadlineError} with `limit: 'attempt'`. Does not count the time that a middleware holds a request back.
   * @default null
   * @example 3_000
   */
  readonly attemptTimeout?: number | null;
  /**
   * Requests that a call may begin, 1 to 10; 1 = nothing is ever repeated. A further one is begun only within the
   * deadline, after a failure that may pass, and only if the request before was not sent, or the operation is a read,
   * or the update carries a key that the API honours, or `ifMatch`. Does not repeat refusals such as 400, 401 or 412.
   * @default 3
   * @example 1
   */
  readonly maxAttempts?: number;
  /**
   * `true` = the API honours `Idempotency-Key`, so that an update may be repeated; see `service.describe()`. Every
   * update carries a key whatever this says. Does not find out by itself: an API without extensions
   * ignores the header, and saying `true` of such a one may carry an update out twice.
   * @default false
   * @example true
   */
  readonly idempotencyKeys?: boolean;
  /**
   * Bytes that the decompressed answer may have; more are a {@link ResponseTooLargeError}, and are not read. Does not
   * bound what is sent.
   * @default 1 MiB (1_048_576) for one conversation, user or description; 16 MiB for lists
   * @example 4 * 1024 * 1024
   */
  readonly maxResponseBytes?: number;
  /**
   * What surrounds calls and requests; the first is the outermost. Shared by every client made by `withToken`. See
   * `@parley/rest-client/middleware` for a circuit breaker. Does not surround `events()`.
   * @default none, which costs nothing
   * @example [circuitBreaker()]
   */
  readonly middleware?: readonly Middleware[];
  /**
   * How requests travel. Shared by every client made by `withToken`; closed by `close()`. Does not get to decide about
   * deadlines, repeats or redirects.
   * @default undici on Node.js ≥ 22.19 where it is installed, otherwise the global `fetch`
   * @example createUndiciTransport({ connections: 32 })
   */
  readonly transport?: Transport;
  /**
   * What happens when an answer departs from the documented schema: `observe` reports it and passes the data on,
   * `strict` also fails the call, as {@link ResponseDriftError}, `off` compares nothing. `observe` compares nothing
   * either while neither `onDrift` nor the channel of drift has a listener. In no mode are values that are only not
   * known (a new channel, a new kind of content) a failure. Does not concern answers that are no JSON objects, which
   * are a {@link ProtocolError} in every mode.
   * @default 'observe'
   * @example 'strict'
   */
  readonly drift?: DriftMode;
  /**
   * Told where answers depart from the documented schema, by path and kinds, never by value; shared by every client
   * made by `withToken`. The same departure is told once a minute, with how often it was met. May be told after the
   * call has succeeded. What it throws is ignored: a completed write must not fail because an observer does.
   * @default none
   * @example ({ operation, path, expected, seen }) => log.warn({ operation, path, expected, seen })
   */
  readonly onDrift?: OnDrift;
  /**
   * For tests: the time that deadlines, waits and dates are measured by.
   * @default the machine's
   */
  readonly clock?: Clock;
}
