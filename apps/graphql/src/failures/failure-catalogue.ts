import { REFUSALS, type RefusalCode } from '@parley/domain';

interface Failure {
  /** Of an answer that is nothing but this failure. */
  readonly status: number;
  /** What happened, why, and what to do. */
  readonly message: string;
  /** Whether the same may be asked again later: then `retryAfterSeconds` is always told, `null` = not known. */
  readonly canRetry?: true;
}

const refusals = Object.fromEntries(
  Object.entries(REFUSALS).map(([code, message]) => [code, { status: 409, message }]),
) as Readonly<Record<RefusalCode, Failure>>;

/** Every code of `ErrorCode`. */
export const UPDATE_FAILURES = {
  ...refusals,
  CONFLICT: {
    status: 409,
    message: 'Somebody changed this conversation meanwhile; look at current and decide again.',
  },
  CONVERSATION_NOT_FOUND: {
    status: 404,
    message: 'There is no conversation with this id, or this token may not see it; check the id.',
  },
  INVALID_INPUT: {
    status: 400,
    message: 'The API refused the values of this update; check status, userId and snoozeUntil.',
  },
  USER_NOT_FOUND: {
    status: 400,
    message: 'There is no user with this id who could be assigned; choose an active user of this business.',
  },
  VERSION_INVALID: {
    status: 400,
    message:
      'The version is none; give one that you received, which is 1 to 64 visible ASCII characters without quotes.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    message: 'The idempotencyKey is not 1 to 255 visible ASCII characters; give a new UUID to each update.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    message:
      'This idempotencyKey was used for another update; give a new key to each update, and the same one only to repeat it.',
  },
  IDEMPOTENCY_KEY_IN_FLIGHT: {
    status: 409,
    canRetry: true,
    message:
      'An update with this idempotencyKey is still being carried out; repeat it in a moment to get its answer.',
  },
  UNAUTHENTICATED: {
    status: 401,
    message:
      'The token is missing, unknown or expired; sign in and send it as `Authorization: Bearer <token>`.',
  },
  FORBIDDEN: {
    status: 403,
    message: 'This token may not do this; ask an administrator for the permission.',
  },
  UPSTREAM_UNAVAILABLE: {
    status: 503,
    canRetry: true,
    message: 'The API cannot be used right now and nothing was changed; try again in a moment.',
  },
  RATE_LIMITED: {
    status: 429,
    canRetry: true,
    message: 'The API wants fewer requests and nothing was changed; try again later.',
  },
  OUTCOME_UNKNOWN: {
    status: 502,
    message:
      'The update was sent, but whether it was carried out cannot be told; read the conversation before trying again.',
  },
  READ_UNSUPPORTED: {
    status: 502,
    message:
      'This API cannot be read, so expected, lastSeenMessageId and dryRun cannot be kept; repeat without them.',
  },
} as const satisfies Readonly<Record<string, Failure>>;

/** Why a file is not sent. */
const MEDIA_FAILURES = {
  NO_FILE: {
    status: 404,
    message:
      'There is no such file, or this token may not see it; read the conversation again, it may have a newer message.',
  },
  FILE_ELSEWHERE: {
    status: 502,
    message:
      'The file is at an address that this gateway does not fetch from; whoever runs it can allow the host by MEDIA_HOSTS.',
  },
  FILE_FORBIDDEN: { status: 403, message: 'The API does not give this file to this token.' },
  FILE_TOO_LARGE: {
    status: 502,
    message: 'The file is larger than this gateway passes on; whoever runs it can raise MEDIA_MAX_MB.',
  },
  FILE_UNAVAILABLE: { status: 502, message: 'The file cannot be fetched right now; try again in a moment.' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: 'The file has no such range; ask for one that it has.' },
  CROWDED: {
    status: 503,
    canRetry: true,
    message: 'Too many files are being sent already; try again in a moment.',
  },
  METHOD_NOT_ALLOWED: { status: 405, message: 'Files can only be read; send a GET.' },
} as const satisfies Readonly<Record<string, Failure>>;

/** Everything that a caller can be told on purpose. */
export const FAILURES: Readonly<Record<FailureCode, Failure>> = { ...UPDATE_FAILURES, ...MEDIA_FAILURES };

export type ErrorCode = keyof typeof UPDATE_FAILURES;
export type FailureCode = ErrorCode | keyof typeof MEDIA_FAILURES;
