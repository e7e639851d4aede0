import type { Credential } from '../auth.ts';
import type { Progress } from '../errors/convert.ts';
import type { ExchangeContext } from '../middleware/pipeline.ts';
import type { Session } from '../session.ts';
import type { DriftMode } from '../validation/validation.ts';
import type { Interruption } from './call-timeout.ts';
import type { Operation } from './operation.ts';

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
