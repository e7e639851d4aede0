import { type ReadCredential, toReadCredential } from './auth.ts';
import type { RestClientOptions } from './client-options.ts';
import { type Clock, MACHINE_CLOCK } from './clock.ts';
import { refuse } from './errors/client.ts';
import { checkAttemptTimeout, checkDeadline, checkInteger, checkMaxResponseBytes } from './limits.ts';
import type { ContextValue } from './middleware/context-key.ts';
import type { Surroundings } from './middleware/pipeline.ts';
import type { Backoff } from './request/retry-policy.ts';
import type { Transport } from './transport/transport.ts';
import { createDriftWatch, type DriftChannel, type DriftWatch } from './validation/drift-monitor.ts';

/** What all calls of one client share. */
export interface Session {
  readonly baseUrl: BaseUrl;
  readonly readCredential: ReadCredential;
  /** Milliseconds. */
  readonly deadline: number;
  /** Milliseconds; `null` = none. */
  readonly attemptTimeout: number | null;
  /** `null` = each operation's own. */
  readonly maxResponseBytes: number | null;
  readonly maxAttempts: number;
  /** Whether the API honours keys. */
  readonly idempotencyKeys: boolean;
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly drift: DriftWatch;
  /** `null` = nothing ever surrounds a call. */
  readonly surroundings: Surroundings | null;
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

/** What the entries put together in another way. */
interface Parts {
  readonly backoff: Backoff;
  readonly transport: Transport;
  readonly surroundings: Surroundings | null;
  readonly driftChannel: DriftChannel | null;
}

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
    drift: createDriftWatch(clock, options, parts.driftChannel),
    surroundings: parts.surroundings,
    context: [],
    connection: { transport: parts.transport, closing: new AbortController() },
  };
}

/** Ends what all calls share. */
export async function closeSession({ connection }: Session): Promise<void> {
  connection.closing.abort();
  await connection.transport.close();
}

/** Address of the API, in the two parts that requests are made of. */
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
