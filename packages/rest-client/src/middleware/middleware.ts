import type { ApiResponse } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import type { Clock } from '../clock.ts';
import type { RestClientError } from '../errors/base.ts';
import type { Replay } from '../request/operation.ts';
import type { ContextKey } from './context-key.ts';

/** Goes on to what is inside: the next middleware, and in the end the request. May be called once. */
export type Next<T> = () => Promise<ApiResponse<T>>;

/**
 * A layer around the calls of a client. The first of {@link RestClientOptions.middleware} is the outermost. Each part
 * is optional; a client without any middleware pays for none. The feed of `events()` does not go through it.
 *
 * A layer may refuse by throwing (best an error of this package), answer without going on, or change what comes back.
 * It cannot see the token, and it cannot send a request again: that stays with the replay contract. What it has begun
 * without waiting for it ends with the call.
 * @example
 * const logged: Middleware = {
 *   name: 'logged',
 *   async attempt(context, next) {
 *     console.log(context.call.operation, context.number);
 *     return next();
 *   },
 * };
 */
export interface Middleware {
  /** For messages and for whoever reads a list of them. */
  readonly name: string;
  /** Around a whole call: once, with all its attempts and the waits between inside. */
  call?<T>(context: CallContext, next: Next<T>): Promise<ApiResponse<T>>;
  /** Around each request of a call: from before it is sent until its body is read. */
  attempt?<T>(context: AttemptContext, next: Next<T>): Promise<ApiResponse<T>>;
  /**
   * Asked after an attempt that the client would follow with another: `false` = there is none, the call fails with
   * the error. Asked of each middleware, in order, until one says no. Cannot allow what the replay contract forbids.
   */
  mayRetry?(context: AttemptContext, error: RestClientError): boolean;
}

/** What a middleware knows of a call. */
export interface CallContext {
  /** As callers write it, such as `conversations.update`. */
  readonly operation: string;
  readonly method: 'GET' | 'PATCH';
  /** Path template below the base URL, such as `/conversations/{id}`: nothing personal in it. */
  readonly route: string;
  /** Path and query below the base URL, as they are sent. May hold ids and text of customers. */
  readonly path: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path of the base URL, such as `/third-party/v1`. */
  readonly basePath: string;
  readonly replay: Replay;
  /** What the caller asked for. */
  readonly options: CallOptions;
  /** The client's: what waits or measures goes by it. */
  readonly clock: Clock;
  /** Milliseconds until the deadline; 0 once the call is over. */
  remaining(): number;
  /** Settles with the work, or rejects once the deadline or the caller's signal ends the call. Leaves no listener. */
  race<T>(work: PromiseLike<T>): Promise<T>;
  /** What the caller gave as `context`, or a middleware further out has set; `undefined` when neither did. */
  get<T>(key: ContextKey<T>): T | undefined;
  /** For the middleware further in, and for later attempts. */
  set<T>(key: ContextKey<T>, value: T): void;
}

/** What a middleware knows of one request of a call. */
export interface AttemptContext {
  readonly call: CallContext;
  /** 1 for the first request of the call. */
  readonly number: number;
  /** Why the request before failed; `null` for the first. */
  readonly previous: RestClientError | null;
  /** Lower-case names. Those of this request, to be added to; the token is not among them. */
  readonly headers: Record<string, string>;
}
