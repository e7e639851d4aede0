import { RestClientError } from './rest-client-error.ts';

/** The caller's signal was aborted; `cause` is the signal's reason. */
export class AbortedError extends RestClientError {
  readonly code = 'aborted';

  override get name() {
    return 'AbortedError' as const;
  }
}
