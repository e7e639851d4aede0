import { toProblem } from '../problem.ts';
import type { Redact } from '../redact.ts';
import { ApiError, type ApiErrorDetails } from './api-error.ts';
import { AFTER_UNKNOWN, isAfterUnknown, MAY_BE_DONE, type Progress } from './progress.ts';
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  ServerError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableContentError,
} from './status-errors.ts';
import { known } from './to-client-error.ts';

type Row = readonly [Class: new (message: string, details: ApiErrorDetails) => ApiError, sentence: string];

const ROWS: Readonly<Record<number, Row>> = {
  400: [BadRequestError, 'See problem.'],
  401: [UnauthorizedError, 'The token is not accepted.'],
  403: [ForbiddenError, 'The token may not do this.'],
  404: [NotFoundError, 'Not found.'],
  409: [ConflictError, 'See problem.'],
  412: [PreconditionFailedError, 'The conversation has changed: read it and decide again.'],
  422: [UnprocessableContentError, 'See problem.errors.'],
  429: [TooManyRequestsError, 'Wait for retryAfterSeconds.'],
};

export interface ErrorAnswer {
  readonly progress: Progress;
  readonly status: number;
  readonly retryAfterSeconds: number | null;
  /** Parsed JSON, or `undefined` when it could not be read. */
  readonly body: unknown;
  /** Why the body could not be read. */
  readonly cause?: unknown;
}

/** Makes the error of an answer with an error status. Its sentence is ours; the API's own words are in `problem`. */
export function toApiError(answer: ErrorAnswer, redact: Redact): ApiError {
  const { progress, status } = answer;
  const afterUnknownOutcome = isAfterUnknown(progress);
  const failed = status >= 500;
  const [Class, sentence] = failed
    ? ([ServerError, progress.write ? `It ${MAY_BE_DONE}` : 'Try again later.'] as const)
    : (ROWS[status] ?? [ApiError, 'See status and problem.']);
  const doubt = afterUnknownOutcome && !failed ? ` ${AFTER_UNKNOWN}` : '';
  return new Class(`${progress.operation} was answered with ${status}. ${sentence}${doubt}`, {
    ...known(progress),
    outcome: failed || afterUnknownOutcome ? 'unknown' : 'rejected',
    afterUnknownOutcome,
    status,
    retryAfterSeconds: answer.retryAfterSeconds,
    problem: toProblem(answer.body, redact),
    cause: answer.cause,
  });
}
