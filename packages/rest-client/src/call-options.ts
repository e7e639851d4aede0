import type { ContextValue } from './middleware/context-key.ts';
import type { RecordedField } from './resources/history.ts';
import type { DriftMode } from './validation/validation.ts';

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
