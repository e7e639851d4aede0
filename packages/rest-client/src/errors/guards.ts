import { BRAND, type RestClientError, type RestClientErrorCode } from './base.ts';
import type {
  AbortedError,
  CircuitOpenError,
  ConnectionError,
  DeadlineError,
  InvalidRequestError,
  MiddlewareError,
  ProtocolError,
  ResponseDriftError,
  ResponseTooLargeError,
} from './client.ts';
import type {
  ApiError,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  ServerError,
  TooManyRequestsError,
  UnauthorizedError,
  UnexpectedRedirectError,
  UnprocessableContentError,
} from './http.ts';

/** Every error of this package by its code. */
interface FailureByCode {
  'connection-failed': ConnectionError;
  'deadline-exceeded': DeadlineError;
  aborted: AbortedError;
  'protocol-violated': ProtocolError;
  'response-too-large': ResponseTooLargeError;
  'response-drifted': ResponseDriftError;
  'unexpected-redirect': UnexpectedRedirectError;
  'invalid-request': InvalidRequestError;
  'circuit-open': CircuitOpenError;
  'middleware-failed': MiddlewareError;
  'bad-request': BadRequestError;
  unauthorized: UnauthorizedError;
  forbidden: ForbiddenError;
  'not-found': NotFoundError;
  conflict: ConflictError;
  'precondition-failed': PreconditionFailedError;
  'unprocessable-content': UnprocessableContentError;
  'too-many-requests': TooManyRequestsError;
  'server-error': ServerError;
  refused: ApiError & { readonly code: 'refused' };
}

/** The error of one code, or of any: a `switch` over `code` narrows it. */
export type RestClientFailure<C extends RestClientErrorCode = RestClientErrorCode> = FailureByCode[C];

/**
 * True for every error of this package, or for those of one code; also for those of another copy of the package and
 * of another realm, where `instanceof` is not.
 * @example if (isRestClientError(error, 'too-many-requests')) await wait(error.retryAfterSeconds);
 */
export function isRestClientError(value: unknown): value is RestClientError;
export function isRestClientError<C extends RestClientErrorCode>(
  value: unknown,
  code: C,
): value is RestClientFailure<C>;
export function isRestClientError(value: unknown, code?: RestClientErrorCode): boolean {
  return isBranded(value) && (code === undefined || value.code === code);
}

function isBranded(value: unknown): value is RestClientError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** True for every answer with an error status, also of another copy of this package. */
export function isApiError(value: unknown): value is ApiError {
  return isRestClientError(value) && 'problem' in value;
}
