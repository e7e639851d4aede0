import { RestClientError } from './rest-client-error.ts';

/**
 * No connection, or a broken one. `not-sent` for refused connections, DNS and TLS; `unknown` when the connection
 * broke after the request had begun to leave.
 */
export class ConnectionError extends RestClientError {
  readonly code = 'connection-failed';

  override get name() {
    return 'ConnectionError' as const;
  }
}
