import type { Problem } from '../problem.ts';
import {
  RestClientError,
  type RestClientErrorCode,
  type RestClientErrorDetails,
} from './rest-client-error.ts';
import { isRestClientError } from './rest-client-failure.ts';

export interface ApiErrorDetails extends RestClientErrorDetails {
  readonly status: number;
  readonly problem: Problem | null;
  readonly retryAfterSeconds: number | null;
  /** Whether an earlier attempt of the same call may have been carried out. Default: `false`. */
  readonly afterUnknownOutcome?: boolean;
}

/**
 * The API answered with an error status. Statuses without a class of their own are a plain `ApiError` with code
 * `refused`. 4xx is `rejected`; 5xx is `unknown`, since a proxy may answer for an API that went on working, and so is
 * whatever comes after an attempt of the same call whose answer was lost.
 */
export class ApiError extends RestClientError {
  readonly code: RestClientErrorCode = 'refused';
  readonly status: number;
  /** What the API said about it; `null` when it said nothing that can be read. Foreign text: escape before showing. */
  readonly problem: Problem | null;
  /** `Retry-After` in seconds, 0 to 2,592,000 (30 days), from either form of the header; `null` when there was none. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.status = details.status;
    this.problem = details.problem;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  override get name(): string {
    return 'ApiError';
  }

  override toJSON(): Record<string, unknown> {
    const { status, retryAfterSeconds, problem } = this;
    return { ...super.toJSON(), status, retryAfterSeconds, problemCode: problem?.code ?? null };
  }
}

/** True for every answer with an error status, also of another copy of this package. */
export function isApiError(value: unknown): value is ApiError {
  return isRestClientError(value) && 'problem' in value;
}
