import type { Conversation } from '@parley/domain';
import { type ApiResponse, Call, NO_HEADERS } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import { isApiError } from '../errors/guards.ts';
import type { Run } from '../request/execute-call.ts';
import { checkIdempotencyKey, fromStrongEtag } from '../request/headers.ts';
import { isJsonObject, type JsonObject, readObjects, UnreadableResponse } from '../request/json-body.ts';
import { MAX_ITEM_BYTES } from '../request/operation.ts';
import type { RecordedChange } from './history.ts';

/** What the API keeps of an update that was carried out under a key. */
export interface IdempotencyRecord {
  /** What tells the request from another one under the same key: the `idempotencyFingerprint`, or the API's own. */
  readonly fingerprint: string;
  /** Status of the first answer. */
  readonly status: number;
  /** Version in the first response; `null` = none. */
  readonly version: string | null;
  /** The conversation as the first answer gave it. */
  readonly body: Conversation;
  /** What the update changed; empty when it changed nothing. */
  readonly changes: RecordedChange[];
}

/** Keys of updates that were carried out. Extension of the documented API; see `service.describe()`. */
export interface IdempotencyKeys {
  /** What was carried out under a key of this token; `null` (404) when nothing was, or longer ago than is kept. */
  retrieve(key: string, options?: CallOptions): Call<IdempotencyRecord | null>;
}

export function createIdempotencyKeys(run: Run): IdempotencyKeys {
  return {
    retrieve(key, options = {}) {
      const call = run<IdempotencyRecord | null>(options, () => ({
        name: 'idempotencyKeys.retrieve',
        method: 'GET',
        route: '/idempotency-keys/{key}',
        replay: 'safe',
        path: `/idempotency-keys/${encodeURIComponent(checkIdempotencyKey(key, '/key'))}`,
        maxResponseBytes: MAX_ITEM_BYTES,
        read: readRecord,
      }));
      return new Call(() => call.withResponse().catch(toNone));
    },
  };
}

function readRecord(record: JsonObject): IdempotencyRecord {
  const { fingerprint, status, etag, body } = record;
  if (typeof fingerprint !== 'string' || typeof status !== 'number' || !isJsonObject(body)) {
    throw new UnreadableResponse('JSON without the fingerprint, status and body of an answer');
  }
  const changes: JsonObject[] = readObjects(record, 'changes');
  return {
    fingerprint,
    status,
    version: typeof etag === 'string' ? fromStrongEtag(etag) : null,
    body,
    changes: changes as unknown as RecordedChange[],
  };
}

function toNone(error: unknown): ApiResponse<null> {
  if (!isApiError(error) || error.status !== 404) throw error;
  const { status, requestId, attempts } = error;
  return { data: null, status, version: null, requestId, headers: NO_HEADERS, replayed: false, attempts };
}
