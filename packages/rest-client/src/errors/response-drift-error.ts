import type { Drift } from '../drift/drift.ts';
import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

export interface ResponseDriftErrorDetails extends RestClientErrorDetails {
  readonly status: number;
  readonly version: string | null;
  readonly drifts: readonly Drift[];
  readonly data: unknown;
}

/**
 * Only with `drift: 'strict'`: the API carried the request out, and its answer departs from the documented schema.
 * `data` is that answer all the same: a completed write is not to be made again. `outcome` is `unknown`, the word for
 * whatever may have been carried out; the `status` says that it was.
 */
export class ResponseDriftError extends RestClientError {
  readonly code = 'response-drifted';
  /** Status of the answer. */
  readonly status: number;
  /** The value inside a strong ETag of the answer; `null` when there was none. */
  readonly version: string | null;
  /** Where it departs, and how; never the values. */
  readonly drifts: readonly Drift[];
  /** The result as it would have been given with `drift: 'observe'`. Not enumerable: logs do not show it. */
  declare readonly data: unknown;

  constructor(message: string, details: ResponseDriftErrorDetails) {
    super(message, details);
    this.status = details.status;
    this.version = details.version;
    this.drifts = details.drifts;
    Object.defineProperty(this, 'data', { value: details.data });
  }

  override get name() {
    return 'ResponseDriftError' as const;
  }

  override toJSON(): Record<string, unknown> {
    const { status, drifts } = this;
    return { ...super.toJSON(), status, drifts };
  }
}
