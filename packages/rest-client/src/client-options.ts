import type { Clock } from './clock.ts';
import type { DriftMode, OnDrift } from './drift/drift.ts';
import type { ContextValue } from './middleware/context-key.ts';
import type { Middleware } from './middleware/middleware.ts';
import type { RecordedField } from './resources/recorded-change.ts';
import type { Transport } from './transport/transport.ts';

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
   * update carries a key whatever this says. Does not find out by itself: an API with only the documented page
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
   * `@parley/rest-client/middleware` for a retry budget, a circuit breaker, a concurrency limit and coalescing. Does
   * not surround `events()`.
   * @default none, which costs nothing
   * @example [retryBudget(), circuitBreaker()]
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

/** What can be said per call. */
export interface CallOptions {
  /**
   * Ends the call at any point, also while it waits for another attempt, with {@link AbortedError}. A write that was
   * already sent may still be carried out. Keeps no listener on the signal once the call is over.
   * @default none
   * @example AbortSignal.any([request.signal, shutdown.signal])
   */
  readonly signal?: AbortSignal;
  /**
   * Milliseconds; replaces the client's. See {@link RestClientOptions.deadline}.
   * @default the client's
   * @example 2_000
   */
  readonly deadline?: number;
  /**
   * Milliseconds per request, `null` = only the deadline; replaces the client's. See
   * {@link RestClientOptions.attemptTimeout}.
   * @default the client's
   * @example 500
   */
  readonly attemptTimeout?: number | null;
  /**
   * Requests that the call may begin, 1 to 10; replaces the client's. See {@link RestClientOptions.maxAttempts}.
   * @default the client's
   * @example 1
   */
  readonly maxAttempts?: number;
  /**
   * Replaces the client's. See {@link RestClientOptions.drift}.
   * @default the client's
   * @example 'off'
   */
  readonly drift?: DriftMode;
  /**
   * Further request headers, of every attempt: a trace context (`traceparent`, `tracestate`) for instance. Those that
   * this client sets itself are refused, as `InvalidRequestError`.
   * @default none
   * @example { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Values for the middleware of the client, by their keys. Not sent.
   * @default none
   * @example [tenant.with('acme')]
   */
  readonly context?: readonly ContextValue[];
}

/** What can be said per update. */
export interface UpdateOptions extends CallOptions {
  /**
   * Only update if the conversation is still at this version (the `version` of an answer, without quotes);
   * otherwise {@link PreconditionFailedError}. `null`, the `version` of an answer without one, is refused as
   * {@link InvalidRequestError}: nothing is sent without the guard that was asked for. Extension: an API with only the documented PATCH ignores it.
   * @default none
   * @example '7'
   */
  readonly ifMatch?: string | null;
  /**
   * A key that makes repeating this update harmless: 1 to 255 visible ASCII characters, the same on each attempt, and
   * to be given again by whoever makes the same update again. `null` = none is sent. Extension: an API with only the
   * documented PATCH ignores it, so it allows attempts only with `idempotencyKeys`.
   * @default a random UUID, made once per call
   * @example 'd0f1c2b3-5a4e-4f6d-8b7c-9e0a1b2c3d4e'
   */
  readonly idempotencyKey?: string | null;
  /**
   * Whether the API honours keys; replaces the client's. See {@link RestClientOptions.idempotencyKeys}.
   * @default the client's
   */
  readonly idempotencyKeys?: boolean;
  /**
   * What tells this update from another one under the same key, 1 to 128 visible ASCII characters. Extension.
   * @default none: the API compares the requests themselves
   * @example 'sha256-5f2b'
   */
  readonly idempotencyFingerprint?: string;
  /**
   * Properties of the update that nobody asked for but a policy implies: recorded so. Extension.
   * @default none
   * @example ['user_id']
   */
  readonly impliedFields?: readonly RecordedField[];
}
