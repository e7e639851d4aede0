import type { Call } from '../call.ts';
import type { CallOptions } from '../client-options.ts';

/** What an API can do beyond the documented page. */
export interface ServiceDescription {
  /** Absent when the API does not describe itself. */
  readonly name?: string;
  /** Such as `etag`, `read`, `list`, `users`, `snooze`; empty = only the documented page. */
  readonly extensions: readonly string[];
  /** Whether it runs on demo data. */
  readonly demo: boolean;
}

/** The API itself. */
export interface Service {
  /**
   * Asks the API what it can do, without the token. An API that answers anything but the description has none:
   * `{ extensions: [], demo: false }`. Only failures of the network, the deadline and the signal are thrown.
   */
  describe(options?: CallOptions): Call<ServiceDescription>;
}
