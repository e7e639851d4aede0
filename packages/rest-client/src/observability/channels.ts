import type { ApiResponse } from '../call.ts';
import type { RestClientError } from '../errors/base.ts';
import type { AttemptContext, Next } from '../middleware/middleware.ts';
import type { DriftChannel } from '../validation/validation.ts';

/**
 * Names for `node:diagnostics_channel`. `call` and `attempt` are tracing channels (`tracingChannel(name)` has start,
 * end, asyncStart, asyncEnd and error of {@link CallMessage} and {@link AttemptMessage}), `drift` a plain one of
 * {@link Drift}. Runtimes without the module have no channels, and nothing else differs there.
 */
export const CHANNELS = {
  call: 'parley.rest-client.call',
  attempt: 'parley.rest-client.attempt',
  drift: 'parley.rest-client.drift',
} as const;

/** One call, as its channel tells of it. No token, no input, nothing of the answer's body. */
export interface CallMessage {
  /** As callers write it, such as `conversations.update`. */
  readonly operation: string;
  readonly method: 'GET' | 'PATCH';
  /** Path template below the base URL, such as `/conversations/{id}`. */
  readonly route: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Once it has succeeded. */
  result?: ResponseSummary;
  /** Once it has failed; its `outcome` says what is known. */
  error?: RestClientError;
}

/** One request of a call, as its channel tells of it. */
export interface AttemptMessage extends CallMessage {
  /** 1 for the first request of the call. */
  readonly number: number;
  /** Lower-case names, to be added to at `start`: `traceparent` for instance. The token is not among them. */
  readonly headers: Record<string, string>;
}

/** What came back, without its content. */
export interface ResponseSummary {
  readonly status: number;
  readonly version: string | null;
  readonly requestId: string | null;
  /** How many requests were begun. */
  readonly attempts: number;
  readonly replayed: boolean;
}

// Not imported: bundlers for browsers stop at modules of Node.js, even where they are never reached.
const diagnostics = globalThis.process?.getBuiltinModule?.('node:diagnostics_channel');

/** What is used of a tracing channel of Node.js, whose types a consumer may not have. */
interface TracingChannel<Message> {
  readonly hasSubscribers: boolean;
  tracePromise(work: () => Promise<unknown>, message: Message): Promise<unknown>;
}

export const CALLS: TracingChannel<CallMessage> | undefined = diagnostics?.tracingChannel<
  unknown,
  CallMessage
>(CHANNELS.call);
export const ATTEMPTS: TracingChannel<AttemptMessage> | undefined = diagnostics?.tracingChannel<
  unknown,
  AttemptMessage
>(CHANNELS.attempt);
/** `null` where the runtime has no channels. Its listeners cannot fail the call. */
export const DRIFTS: DriftChannel | null = diagnostics?.channel(CHANNELS.drift) ?? null;

/** Publishes one call to its channel. */
export function traceCall<T>(message: CallMessage, next: Next<T>): Promise<ApiResponse<T>> {
  return trace(CALLS, message, next);
}

/** A middleware's part: publishes one request, to whose headers the subscribers may add before it is sent. */
export function traceAttempt<T>(
  { call: { operation, method, route, origin }, number, headers }: AttemptContext,
  next: Next<T>,
): Promise<ApiResponse<T>> {
  return trace(ATTEMPTS, { operation, method, route, origin, number, headers }, next);
}

async function trace<T, M extends CallMessage>(
  channel: TracingChannel<M> | undefined,
  message: M,
  next: Next<T>,
): Promise<ApiResponse<T>> {
  let response: ApiResponse<T> | undefined;
  // The channel keeps what the promise gives: a summary, so that subscribers get none of the customer's data.
  await channel?.tracePromise(async () => {
    response = await next();
    const { status, version, requestId, attempts, replayed } = response;
    return { status, version, requestId, attempts, replayed } satisfies ResponseSummary;
  }, message);
  return response ?? next();
}
