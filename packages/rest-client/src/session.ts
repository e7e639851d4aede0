import { type BaseUrl, parseBaseUrl } from './base-url.ts';
import { checkInteger } from './check-integer.ts';
import type { RestClientOptions } from './client-options.ts';
import { type Clock, MACHINE_CLOCK } from './clock.ts';
import { type ReadCredential, toReadCredential } from './credential.ts';
import { createDriftWatch, type DriftChannel, type DriftWatch } from './drift/drift-watch.ts';
import type { ContextValue } from './middleware/context-key.ts';
import type { Surroundings } from './middleware/surroundings.ts';
import type { Backoff } from './retry/backoff.ts';
import { checkAttemptTimeout, checkDeadline, checkMaxResponseBytes } from './time-limits.ts';
import type { Transport } from './transport/transport.ts';

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
export interface Parts {
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
