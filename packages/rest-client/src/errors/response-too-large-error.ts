import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

/** The answer, decompressed, is larger than `maxResponseBytes`; the rest was not read. */
export class ResponseTooLargeError extends RestClientError {
  readonly code = 'response-too-large';
  /** The limit, in bytes. */
  readonly limit: number;

  constructor(message: string, details: RestClientErrorDetails & { readonly limit: number }) {
    super(message, details);
    this.limit = details.limit;
  }

  override get name() {
    return 'ResponseTooLargeError' as const;
  }
}
