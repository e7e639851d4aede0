import { type Credential, type ReadCredential, toReadCredential } from './auth.ts';
import type { CallOptions } from './call-options.ts';
import type { RestClientOptions } from './client-options.ts';
import { type Clock, MACHINE_CLOCK } from './clock.ts';
import type { Redact, RestClientError } from './errors/base.ts';
import { refuse } from './errors/client.ts';
import type { Progress } from './errors/convert.ts';
import {
  type CallLimits,
  checkAttemptTimeout,
  checkDeadline,
  checkInteger,
  checkMaxResponseBytes,
} from './limits.ts';
import type { ContextValue } from './middleware/context-key.ts';
import type { CallContext, Next } from './middleware/middleware.ts';
import type { CallTimeout } from './request/call-timeout.ts';
import type { Operation } from './request/operation.ts';
import type { Backoff } from './request/retry-policy.ts';
import type { Transport } from './transport/transport.ts';
import { createValidation } from './validation/report-drift.ts';
import type { DriftChannel, DriftMode, Validation } from './validation/validation.ts';

/** What all calls of one client share. */
export interface Session extends CallLimits {
  readonly baseUrl: BaseUrl;
  readonly readCredential: ReadCredential;
  /** `null` = each operation's own. */
  readonly maxResponseBytes: number | null;
  /** Whether the API honours keys. */
  readonly idempotencyKeys: boolean;
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly validation: Validation;
  /** `null` = there is never any. */
  readonly middleware: MiddlewarePipeline | null;
  /** Reads what went wrong outside of a request. */
  readonly toError: (error: unknown, progress: Progress, redact: Redact) => RestClientError;
  /** What every call hands to the middleware. */
  readonly context: readonly ContextValue[];
  readonly connection: Connection;
}

/** The transport of a family of clients; closed for all of them at once. */
interface Connection {
  readonly transport: Transport;
  /** Aborted by `close()`: nothing is begun any more, and feeds end. */
  readonly closing: AbortController;
}

/** One call that is under way. */
export interface CallState<T> {
  readonly session: Session;
  readonly operation: Operation<T>;
  readonly options: CallOptions;
  readonly progress: Progress;
  readonly timeout: CallTimeout;
  readonly credential: Credential;
  /** Of every request of the call; without the token. */
  readonly headers: Readonly<Record<string, string>>;
  readonly maxAttempts: number;
  readonly drift: DriftMode;
  /** What the middleware sees; `null` until one is called. */
  context: CallContext | null;
}

type Headers = Readonly<Record<string, string>>;

/** The middleware of a client, around its calls and requests. */
export interface MiddlewarePipeline {
  /** Around everything, while somebody listens to the channel of calls. */
  traceCall<T>(session: Session, operation: Operation<T>, next: Next<T>): Next<T>;
  /** Around all requests of a call and the waits between; `null` = nothing is. */
  runCall<T>(
    state: CallState<T>,
    attempts: (state: CallState<T>) => ReturnType<Next<T>>,
  ): ReturnType<Next<T>> | null;
  /** Around one request; `null` = nothing is. */
  wrapAttempt<T>(
    state: CallState<T>,
    previous: RestClientError | null,
    send: (state: CallState<T>, headers: Headers) => ReturnType<Next<T>>,
  ): Next<T> | null;
  mayRetry<T>(state: CallState<T>, previous: RestClientError | null, error: RestClientError): boolean;
}

/** What differs between the entries of this package. */
type Parts = Pick<Session, 'backoff' | 'middleware' | 'toError'> & {
  readonly transport: Transport;
  /** Absent, too, = none. */
  readonly driftChannel?: DriftChannel | null;
};

/** Checks the options. Throws {@link InvalidRequestError} when one is wrong. */
export function createSession(options: Omit<RestClientOptions, 'middleware'>, parts: Parts): Session {
  const clock = options.clock ?? MACHINE_CLOCK;
  return {
    baseUrl: parseBaseUrl(options.baseUrl),
    readCredential: toReadCredential(options.token),
    deadline: checkDeadline(options.deadline ?? 30_000),
    attemptTimeout: checkAttemptTimeout(options.attemptTimeout),
    maxResponseBytes: checkMaxResponseBytes(options.maxResponseBytes),
    maxAttempts: checkInteger(options.maxAttempts ?? 3, '/maxAttempts', 10),
    idempotencyKeys: options.idempotencyKeys ?? false,
    backoff: parts.backoff,
    clock,
    validation: createValidation(clock, options, parts.driftChannel),
    middleware: parts.middleware,
    toError: parts.toError,
    context: [],
    connection: { transport: parts.transport, closing: new AbortController() },
  };
}

/** Ends what all calls share. */
export async function closeSession({ connection }: Session): Promise<void> {
  connection.closing.abort();
  await connection.transport.close();
}

/** Address of the API. */
interface BaseUrl {
  readonly origin: string;
  /** With the version, without a slash at its end. */
  readonly path: string;
}

/** Parses and checks the address. No message repeats it: it may hold a password. */
function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text) ? new URL(text) : null;
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  const wrong = findFault(url, path);
  if (url === null || wrong !== null) {
    return refuse('/baseUrl', `The baseUrl ${wrong}.`);
  }
  return { origin: url.origin, path };
}

function findFault(url: URL | null, path: string): string | null {
  if (url === null) return 'is not an absolute URL';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'is neither http nor https';
  if (url.username !== '' || url.password !== '') return 'holds a user name or a password';
  if (url.search !== '' || url.hash !== '') return 'has a query or a fragment';
  if (!/\/v\d+$/.test(path)) return 'does not end in the version path, such as /v1';
  return null;
}
