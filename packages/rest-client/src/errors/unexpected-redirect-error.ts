import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

/**
 * The API answered with a redirect, which is never followed: the token and the change stay with the origin they
 * were meant for. `rejected`, or `unknown` after a 303 and after a redirect whose status the runtime hides.
 */
export class UnexpectedRedirectError extends RestClientError {
  readonly code = 'unexpected-redirect';
  /** Status of the answer; `null` where the runtime hides it (browsers). */
  readonly status: number | null;

  constructor(message: string, details: RestClientErrorDetails & { readonly status: number | null }) {
    super(message, details);
    this.status = details.status;
  }

  override get name() {
    return 'UnexpectedRedirectError' as const;
  }
}
