import type { BaseUrl } from './base-url.ts';
import type { Clock } from './clock.ts';
import type { ReadCredential } from './credential.ts';
import type { DriftWatch } from './drift/drift-watch.ts';
import type { ContextValue } from './middleware/context-key.ts';
import type { Onion } from './middleware/onion.ts';
import type { Backoff } from './retry/backoff.ts';
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
  /** `null` = no middleware. */
  readonly onion: Onion | null;
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
