import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

/**
 * The answer is not what the API sends: an HTML page, broken, truncated or empty JSON, another kind of value,
 * broken HTTP or broken compression. `unknown`: a write may have been carried out.
 */
export class ProtocolError extends RestClientError {
  readonly code = 'protocol-violated';
  /** Status of the answer; `null` when it could not be read. */
  readonly status: number | null;

  constructor(message: string, details: RestClientErrorDetails & { readonly status: number | null }) {
    super(message, details);
    this.status = details.status;
  }

  override get name() {
    return 'ProtocolError' as const;
  }
}
