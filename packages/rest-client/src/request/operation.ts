import type { Inspection } from '../validation/validation.ts';
import type { JsonObject } from './json-body.ts';

/**
 * Whether a request that was sent, and may have been carried out, may be sent again. `safe`: always, carrying it out
 * twice is the same as once. `keyed`: where a key that the API honours, or a precondition, makes the second time
 * harmless. `never`: not at all. What was not sent, or was turned away by 429, may be sent again whatever this says.
 */
export type Replay = 'safe' | 'keyed' | 'never';

/** One operation of the API. Everything else is the same for all calls. */
export interface Operation<T> {
  /** As callers write it, for messages and drift. */
  readonly name: string;
  readonly method: 'GET' | 'PATCH';
  /** Path template below the base URL, such as `/conversations/{id}`; holds nothing of the call. */
  readonly route: string;
  readonly replay: Replay;
  /** Path and query below the base URL. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the API honours a key among the headers; absent = as the client is configured. */
  readonly idempotencyKeys?: boolean | undefined;
  /** `true` = without the token. */
  readonly anonymous?: boolean;
  /** Bytes of the answer, unless the client says otherwise. */
  readonly maxResponseBytes: number;
  /** Makes the result. Throws `UnreadableResponse` for another kind of answer; drift is noted. `null` = not compared. */
  read(body: JsonObject, inspection: Inspection | null): T;
}

/** For one conversation, user or description. */
export const MAX_ITEM_BYTES = 1024 * 1024;

/** For lists. */
export const MAX_LIST_BYTES = 16 * 1024 * 1024;
