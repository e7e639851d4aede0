import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

/** The answer, decompressed, is larger than `maxResponseBytes`; the rest was not read. */
export class ResponseTooLargeError extends RestClientError {
  readonly code = 'response-too-large';
  /** The limit, in bytes. */
  readonly limit: number;
  /** Status of the answer. */
  readonly status: number;

  constructor(
    message: string,
    details: RestClientErrorDetails & { readonly limit: number; readonly status: number },
  ) {
    super(message, details);
    this.limit = details.limit;
    this.status = details.status;
  }

  override get name() {
    return 'ResponseTooLargeError' as const;
  }
}
