import { RestClientError } from './rest-client-error.ts';

/**
 * A middleware threw something that is none of this package's errors, or went on twice. `unknown` when the request
 * had been sent: it may have been carried out.
 */
export class MiddlewareError extends RestClientError {
  readonly code = 'middleware-failed';

  override get name() {
    return 'MiddlewareError' as const;
  }
}
