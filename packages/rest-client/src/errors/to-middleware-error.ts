import { Interrupted } from '../interruption.ts';
import type { Redact } from '../redact.ts';
import { MiddlewareError } from './middleware-error.ts';
import type { Progress } from './progress.ts';
import type { RestClientError } from './rest-client-error.ts';
import { isRestClientError } from './rest-client-failure.ts';
import { toCause } from './to-cause.ts';
import { aftermath, known, toInterruptedError } from './to-client-error.ts';

/** Whatever a middleware threw of its own. */
export function toMiddlewareError(error: unknown, progress: Progress, redact: Redact): RestClientError {
  if (isRestClientError(error)) return error;
  if (error instanceof Interrupted) return toInterruptedError(error, progress);
  return new MiddlewareError(
    `A middleware failed during ${progress.operation}. See cause.${aftermath(progress)}`,
    { ...known(progress), cause: toCause(error, redact) },
  );
}
