import type { Credential } from '../auth.ts';
import type { Progress } from '../errors/convert.ts';
import type { MiddlewareContext } from '../middleware/pipeline.ts';
import type { Session } from '../session.ts';
import type { DriftMode } from '../validation/validation.ts';
import type { CallTimeout } from './call-timeout.ts';
import type { Operation } from './operation.ts';

/** One call that is under way. */
export interface CallState<T> {
  readonly session: Session;
  readonly operation: Operation<T>;
  readonly progress: Progress;
  readonly timeout: CallTimeout;
  readonly credential: Credential;
  /** Of every request of the call; without the token. */
  readonly headers: Readonly<Record<string, string>>;
  readonly maxAttempts: number;
  readonly drift: DriftMode;
  /** For the middleware; `null` = the client has none. */
  readonly context: MiddlewareContext | null;
}
