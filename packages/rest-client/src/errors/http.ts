import { isJsonObject, type JsonObject } from '../request/json-body.ts';
import {
  type Redact,
  RestClientError,
  type RestClientErrorCode,
  type RestClientErrorDetails,
} from './base.ts';

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

/** 400: the request could not be read. */
export class BadRequestError extends ApiError {
  override readonly code = 'bad-request';

  override get name() {
    return 'BadRequestError' as const;
  }
}

/** 401: the token is missing, unknown or expired. */
export class UnauthorizedError extends ApiError {
  override readonly code = 'unauthorized';

  override get name() {
    return 'UnauthorizedError' as const;
  }
}

/** 403: the token may not do this. */
export class ForbiddenError extends ApiError {
  override readonly code = 'forbidden';

  override get name() {
    return 'ForbiddenError' as const;
  }
}

/** 404: no such conversation, or no such route (`problem.code` tells, where the API does). */
export class NotFoundError extends ApiError {
  override readonly code = 'not-found';

  override get name() {
    return 'NotFoundError' as const;
  }
}

/** 409: the request contradicts the state of the conversation, or a key was used with another input. */
export class ConflictError extends ApiError {
  override readonly code = 'conflict';

  override get name() {
    return 'ConflictError' as const;
  }
}

/**
 * 412: the conversation is no longer at the version given as `ifMatch`. With `afterUnknownOutcome` that may be the
 * work of this very call: an earlier attempt was sent and its answer lost. Read and compare; `outcome` is `unknown`.
 */
export class PreconditionFailedError extends ApiError {
  override readonly code = 'precondition-failed';
  readonly afterUnknownOutcome: boolean;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.afterUnknownOutcome = details.afterUnknownOutcome ?? false;
  }

  override get name() {
    return 'PreconditionFailedError' as const;
  }
}

/** 422: the input was understood and refused; see `problem.errors`. */
export class UnprocessableContentError extends ApiError {
  override readonly code = 'unprocessable-content';

  override get name() {
    return 'UnprocessableContentError' as const;
  }
}

/** 429: too many requests; see `retryAfterSeconds`. */
export class TooManyRequestsError extends ApiError {
  override readonly code = 'too-many-requests';

  override get name() {
    return 'TooManyRequestsError' as const;
  }
}

/** 5xx: the API or a proxy before it failed; a write may have been carried out. */
export class ServerError extends ApiError {
  override readonly code = 'server-error';

  override get name() {
    return 'ServerError' as const;
  }
}

/**
 * The API answered with a redirect, which is never followed: the token and the change stay with the origin they
 * were meant for. `rejected`, or `unknown` after a 303 and after a redirect whose status the runtime hides.
 */
export class UnexpectedRedirectError extends RestClientError {
  readonly code = 'unexpected-redirect';
  /** Status of the answer; `null` where the runtime hides it (browsers). */
  readonly status: number | null;

  constructor(message: string, details: RestClientErrorDetails & { readonly status: number | null }) {
    super(message, details);
    this.status = details.status;
  }

  override get name() {
    return 'UnexpectedRedirectError' as const;
  }
}

/** What the API says about an error. Source: RFC 9457; every member may be absent, and is foreign text. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly instance?: string;
  /** Stable name of the problem, such as `conversation-not-found`. */
  readonly code?: string;
  readonly errors?: readonly ProblemIssue[];
}

/** One thing the API found wrong with the input. */
export interface ProblemIssue {
  /** JSON Pointer (RFC 6901) into the body that was sent. */
  readonly pointer?: string;
  readonly detail?: string;
}

/** Reads what can be read: known members of the right kind. `null` when there is none, whatever the body was. */
export function toProblem(body: unknown, redact: Redact): Problem | null {
  if (!isJsonObject(body)) return null;
  const problem = {
    ...texts(body, ['type', 'title', 'detail', 'instance', 'code'], redact),
    ...(Array.isArray(body.errors) && {
      errors: body.errors.filter(isJsonObject).map((issue) => texts(issue, ['pointer', 'detail'], redact)),
    }),
  };
  return Object.keys(problem).length === 0 ? null : problem;
}

function texts<K extends string>(
  from: JsonObject,
  keys: readonly K[],
  redact: Redact,
): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = from[key];
    if (typeof value === 'string') found[key] = redact(value);
  }
  return found;
}
