import type { CallOptions } from '../client-options.ts';
import type { Clock } from '../clock.ts';
import type { RestClientError } from '../errors/rest-client-error.ts';
import type { Replay } from '../operation.ts';
import type { ContextKey } from './context-key.ts';

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
  /** True when both calls speak with the same token, or both without: only then may one see the answer of the other. */
  isSameCaller(other: CallContext): boolean;
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
