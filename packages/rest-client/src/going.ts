import type { Credential } from './credential.ts';
import type { DriftMode } from './drift/drift.ts';
import type { Progress } from './errors/progress.ts';
import type { Interruption } from './interruption.ts';
import type { ExchangeContext } from './middleware/exchange-context.ts';
import type { Operation } from './operation.ts';
import type { Session } from './session.ts';

/** One call that is under way. */
export interface Going<T> {
  readonly session: Session;
  readonly operation: Operation<T>;
  readonly progress: Progress;
  readonly interruption: Interruption;
  readonly credential: Credential;
  /** Of every request of the call; without the token. */
  readonly headers: Readonly<Record<string, string>>;
  readonly maxAttempts: number;
  readonly drift: DriftMode;
  /** For the middleware; `null` = the client has none. */
  readonly context: ExchangeContext | null;
}
