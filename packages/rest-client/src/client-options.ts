import type { Clock } from './clock.ts';
import type { OnDrift } from './drift.ts';
import type { RecordedField } from './resources/recorded-change.ts';
import type { Transport } from './transport/transport.ts';

/** The bearer token, or a function that gives the current one: asked once per call, inside the call's deadline. */
export type Token = string | (() => string | Promise<string>);

/** How to make a client. */
export interface RestClientOptions {
  /** Address of the API with its version path, such as `https://chat.example/third-party/v1`; http or https. */
  readonly baseUrl: string;
  /** Sent as `Authorization: Bearer`. Kept in a closure: no error, log or inspection of the client shows it. */
  readonly token: Token;
  /**
   * Milliseconds until a call is given up: token, connection, headers, the whole body and its reading together.
   * @default 30_000
   */
  readonly deadline?: number;
  /**
   * Bytes that the decompressed answer may have.
   * @default 1 MiB for one conversation, user or description; 16 MiB for lists
   */
  readonly maxResponseBytes?: number;
  /**
   * How requests travel. Shared by every client made by `withToken`.
   * @default undici on Node.js ≥ 22.19 where it is installed, otherwise the global `fetch`
   */
  readonly transport?: Transport;
  /**
   * Requests that a call may begin, 1 to 10. Further ones only by the rule of {@link CallOptions.maxAttempts}.
   * @default 3
   */
  readonly maxAttempts?: number;
  /**
   * `true` = the API honours `Idempotency-Key`, so that an update with an `idempotencyKey` may be repeated; see
   * `service.describe()`. An API with only the documented page ignores the header.
   * @default false
   */
  readonly idempotencyKeys?: boolean;
  /**
   * Told where an answer departs from the documented schema; the data is passed on all the same. What it throws
   * is ignored: a completed write must not fail because an observer does. Without it answers are not checked
   * beyond being JSON of the right kind, which saves the time.
   * @default none
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
  /** Ends the call at any point. A write that was already sent may still be carried out. */
  readonly signal?: AbortSignal;
  /** Milliseconds; replaces the client's. */
  readonly deadline?: number;
  /** Further request headers, for tracing for instance. Those that this client sets itself are refused. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Requests that the call may begin, 1 to 10; replaces the client's. A request is repeated, within the deadline, only
   * if it was not sent, or is a read, or carries a key that the API honours, or carries `ifMatch`.
   */
  readonly maxAttempts?: number;
}

/** What can be said per update. */
export interface UpdateOptions extends CallOptions {
  /**
   * Only update if the conversation is still at this version (the `version` of an answer, without quotes);
   * otherwise {@link PreconditionFailedError}. Extension: an API with only the documented PATCH ignores it.
   */
  readonly ifMatch?: string;
  /**
   * A key that makes repeating this update harmless: 1 to 255 visible ASCII characters, the same on each attempt.
   * Extension: an API with only the documented PATCH ignores it, so it allows attempts only with `idempotencyKeys`.
   */
  readonly idempotencyKey?: string;
  /** Whether the API honours `idempotencyKey`; replaces the client's. */
  readonly idempotencyKeys?: boolean;
  /**
   * What tells this update from another one under the same key, 1 to 128 visible ASCII characters.
   * Absent = the API compares the requests themselves. Extension.
   */
  readonly idempotencyFingerprint?: string;
  /** Properties of the update that nobody asked for but a policy implies: recorded so. Extension. */
  readonly impliedFields?: readonly RecordedField[];
}
