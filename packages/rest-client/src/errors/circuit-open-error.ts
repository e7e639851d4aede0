import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

/**
 * The circuit breaker let no request through, because too many before had failed. `not-sent`, unless an earlier
 * attempt of the same call was sent. Never repeated by the client itself.
 */
export class CircuitOpenError extends RestClientError {
  readonly code = 'circuit-open';
  /** Seconds, above 0, until the breaker lets a request through to look whether the API is back. */
  readonly retryAfterSeconds: number;

  constructor(message: string, details: RestClientErrorDetails & { readonly retryAfterSeconds: number }) {
    super(message, details);
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  override get name() {
    return 'CircuitOpenError' as const;
  }
}
