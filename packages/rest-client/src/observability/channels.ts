import type { TracingChannel } from 'node:diagnostics_channel';
import type { ApiResponse } from '../call.ts';
import type { RestClientError } from '../errors/base.ts';
import type { Operation } from '../request/operation.ts';
import type { Session } from '../session.ts';
import type { Drift } from '../validation/validation.ts';

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

const CALLS = diagnostics?.tracingChannel<unknown, CallMessage>(CHANNELS.call);
const ATTEMPTS = diagnostics?.tracingChannel<unknown, AttemptMessage>(CHANNELS.attempt);
/** Where drift is published. */
interface DriftChannel {
  readonly hasSubscribers: boolean;
  publish(drift: Drift): void;
}

/** `null` where the runtime has no channels. Its listeners cannot fail the call. */
export const DRIFTS: DriftChannel | null = diagnostics?.channel(CHANNELS.drift) ?? null;

/** Tells the channel of calls about one, or only makes it when nobody listens. */
export function traceCall<T>(
  session: Session,
  operation: Operation<T>,
  work: () => Promise<ApiResponse<T>>,
): Promise<ApiResponse<T>> {
  return CALLS?.hasSubscribers === true ? trace(CALLS, toCallMessage(session, operation), work) : work();
}

/** True when somebody listens to the channel of attempts. */
export function isAttemptObserved(): boolean {
  return ATTEMPTS?.hasSubscribers === true;
}

/** Tells the channel of attempts about one; listeners may add to the headers before it is sent. */
export function traceAttempt<T>(
  session: Session,
  operation: Operation<T>,
  attempt: Pick<AttemptMessage, 'number' | 'headers'>,
  work: () => Promise<ApiResponse<T>>,
): Promise<ApiResponse<T>> {
  return ATTEMPTS?.hasSubscribers === true
    ? trace(ATTEMPTS, { ...toCallMessage(session, operation), ...attempt }, work)
    : work();
}

function toCallMessage<T>(session: Session, { name, method, route }: Operation<T>): CallMessage {
  return { operation: name, method, route, origin: session.baseUrl.origin };
}

async function trace<T, M extends CallMessage>(
  channel: TracingChannel<unknown, M>,
  message: M,
  work: () => Promise<ApiResponse<T>>,
): Promise<ApiResponse<T>> {
  let answer: ApiResponse<T> | undefined;
  // The channel keeps what the promise gives: a summary, so that no customer's data is handed to whoever listens.
  await channel.tracePromise(async () => {
    answer = await work();
    return summarize(answer);
  }, message);
  return answer as ApiResponse<T>;
}

function summarize({
  status,
  version,
  requestId,
  attempts,
  replayed,
}: ApiResponse<unknown>): ResponseSummary {
  return { status, version, requestId, attempts, replayed };
}
