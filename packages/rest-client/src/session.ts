import type { BaseUrl } from './base-url.ts';
import type { ReadToken } from './bearer-token.ts';
import type { Clock } from './clock.ts';
import type { OnDrift } from './drift.ts';
import type { Backoff } from './retry/backoff.ts';
import type { Transport } from './transport/transport.ts';

/** What all calls of one client share. */
export interface Session {
  readonly baseUrl: BaseUrl;
  readonly readToken: ReadToken;
  readonly deadline: number;
  /** `null` = each operation's own. */
  readonly maxResponseBytes: number | null;
  readonly maxAttempts: number;
  /** Whether the API honours keys. */
  readonly idempotencyKeys: boolean;
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly onDrift: OnDrift | undefined;
  readonly connection: Connection;
}

/** The transport of a family of clients; closed for all of them at once. */
interface Connection {
  readonly transport: Transport;
  /** Aborted by `close()`: nothing is begun any more, and feeds end. */
  readonly closing: AbortController;
}
