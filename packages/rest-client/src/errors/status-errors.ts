import { ApiError, type ApiErrorDetails } from './api-error.ts';

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
