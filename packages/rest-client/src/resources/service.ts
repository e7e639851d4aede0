import { type ApiResponse, Call, NO_HEADERS } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import { ProtocolError, ResponseTooLargeError } from '../errors/client.ts';
import { ApiError, UnexpectedRedirectError } from '../errors/http.ts';
import type { Run } from '../request/execute-call.ts';
import type { JsonObject } from '../request/json-body.ts';
import { MAX_ITEM_BYTES } from '../request/operation.ts';

/** What an API can do beyond the API spec. */
export interface ServiceDescription {
  /** Absent when the API does not describe itself. */
  readonly name?: string;
  /** Such as `etag`, `read`, `list`, `users`, `snooze`; empty = none. */
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

const BASE_CONTRACT: ServiceDescription = { extensions: [], demo: false };

export function createService(run: Run): Service {
  return {
    describe(options = {}) {
      const call = run(options, () => ({
        name: 'service.describe',
        method: 'GET',
        route: '/',
        replay: 'safe',
        path: '/',
        anonymous: true,
        maxResponseBytes: MAX_ITEM_BYTES,
        read: readDescription,
      }));
      return new Call(() => call.withResponse().catch(toBaseContract));
    },
  };
}

function readDescription({ name, extensions, demo }: JsonObject): ServiceDescription {
  if (typeof name !== 'string' || !Array.isArray(extensions)) return BASE_CONTRACT;
  return { name, extensions: extensions.filter((it) => typeof it === 'string'), demo: demo === true };
}

/** Whatever answers over HTTP, but not with a description, is an API without extensions. */
function toBaseContract(error: unknown): ApiResponse<ServiceDescription> {
  const answered =
    error instanceof ApiError ||
    error instanceof ProtocolError ||
    error instanceof UnexpectedRedirectError ||
    error instanceof ResponseTooLargeError;
  if (!answered || error.status === null) throw error;
  return {
    data: BASE_CONTRACT,
    status: error.status,
    version: null,
    requestId: error.requestId,
    headers: NO_HEADERS,
    replayed: false,
    attempts: error.attempts,
  };
}
