import { toProblem } from '../problem.ts';
import type { Redact } from '../redact.ts';
import { ApiError, type ApiErrorDetails } from './api-error.ts';
import { AFTER_UNKNOWN, isAfterUnknown, type Progress } from './progress.ts';
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

interface Row {
  readonly Class: new (message: string, details: ApiErrorDetails) => ApiError;
  readonly sentence: string;
}

const ROWS: Readonly<Record<number, Row>> = {
  400: {
    Class: BadRequestError,
    sentence:
      'The API could not read the request. The client and the API disagree: see problem, and report it.',
  },
  401: {
    Class: UnauthorizedError,
    sentence: 'The API does not accept the token. Sign in again, or give a valid token.',
  },
  403: {
    Class: ForbiddenError,
    sentence: 'The token may not do this. Ask for the permission, or use the token of a user who has it.',
  },
  404: {
    Class: NotFoundError,
    sentence: 'The API knows no such thing. Check the id, and that the API offers this operation.',
  },
  409: {
    Class: ConflictError,
    sentence: 'The request contradicts what the API has. Read the conversation and decide again.',
  },
  412: {
    Class: PreconditionFailedError,
    sentence: 'The conversation has changed since the version given. Read it and decide again.',
  },
  422: {
    Class: UnprocessableContentError,
    sentence: 'The API understood the input and refused it. See problem.errors, and correct the input.',
  },
  429: {
    Class: TooManyRequestsError,
    sentence: 'There were too many requests. Wait for retryAfterSeconds before the next one.',
  },
};

const OTHER: Row = { Class: ApiError, sentence: 'The API refused the request. See status and problem.' };

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
  const { Class, sentence } = status >= 500 ? serverRow(progress.write) : (ROWS[status] ?? OTHER);
  const afterUnknownOutcome = isAfterUnknown(progress);
  const doubt = afterUnknownOutcome && status < 500 ? ` ${AFTER_UNKNOWN}` : '';
  return new Class(`${progress.operation} was answered with ${status}. ${sentence}${doubt}`, {
    outcome: status >= 500 || afterUnknownOutcome ? 'unknown' : 'rejected',
    attempts: progress.attempts,
    afterUnknownOutcome,
    status,
    requestId: progress.requestId,
    idempotencyKey: progress.idempotencyKey,
    retryAfterSeconds: answer.retryAfterSeconds,
    problem: toProblem(answer.body, redact),
    cause: answer.cause,
  });
}

function serverRow(write: boolean): Row {
  return {
    Class: ServerError,
    sentence: write
      ? 'The API failed, perhaps after carrying it out. Read the conversation before you try again.'
      : 'The API failed. Try again later.',
  };
}
