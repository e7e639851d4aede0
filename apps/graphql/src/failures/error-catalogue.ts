import { REFUSALS } from '@parley/domain';

/** Every code of `ErrorCode` with its sentence: what happened, why, and what to do. */
export const ERROR_CATALOGUE = {
  ...REFUSALS,
  CONFLICT: 'Somebody changed this conversation meanwhile; look at current and decide again.',
  CONVERSATION_NOT_FOUND:
    'There is no conversation with this id, or this token may not see it; check the id.',
  INVALID_INPUT: 'The API refused the values of this update; check status, userId and snoozeUntil.',
  USER_NOT_FOUND:
    'There is no user with this id who could be assigned; choose an active user of this business.',
  VERSION_INVALID:
    'The version is none; give one that you received, which is 1 to 64 visible ASCII characters without quotes.',
  IDEMPOTENCY_KEY_INVALID:
    'The idempotencyKey is not 1 to 255 visible ASCII characters; give a new UUID to each update.',
  IDEMPOTENCY_KEY_REUSED:
    'This idempotencyKey was used for another update; give a new key to each update, and the same one only to repeat it.',
  IDEMPOTENCY_KEY_IN_FLIGHT:
    'An update with this idempotencyKey is still being carried out; repeat it in a moment to get its answer.',
  UNAUTHENTICATED:
    'The token is missing, unknown or expired; sign in and send it as `Authorization: Bearer <token>`.',
  FORBIDDEN: 'This token may not do this; ask an administrator for the permission.',
  UPSTREAM_UNAVAILABLE: 'The API cannot be used right now and nothing was changed; try again in a moment.',
  RATE_LIMITED: 'The API wants fewer requests and nothing was changed; try again later.',
  OUTCOME_UNKNOWN:
    'The update was sent, but whether it was carried out cannot be told; read the conversation before trying again.',
  READ_UNSUPPORTED:
    'This API cannot be read, so expected, lastSeenMessageId and dryRun cannot be kept; repeat without them.',
} as const;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

interface RequestError {
  /** Where the whole request is refused. An error of one field leaves the status of the answer alone. */
  readonly status: number;
  /** Absent = the sentence names what was given, so it stands where it is thrown. */
  readonly message?: string;
  /** Whether `extensions.retryAfterSeconds` says when to try again; `null` there = nobody knows. */
  readonly isTransient?: true;
}

/** Every code of our own in `errors`, of GraphQL and of files alike. */
export const REQUEST_ERRORS = {
  UNAUTHENTICATED: { status: 401, message: ERROR_CATALOGUE.UNAUTHENTICATED },
  FORBIDDEN: { status: 403, message: ERROR_CATALOGUE.FORBIDDEN },
  RATE_LIMITED: { status: 429, message: ERROR_CATALOGUE.RATE_LIMITED, isTransient: true },
  UPSTREAM_UNAVAILABLE: { status: 503, message: ERROR_CATALOGUE.UPSTREAM_UNAVAILABLE, isTransient: true },
  READ_UNSUPPORTED: { status: 502, message: 'The API behind this gateway does not offer this read.' },
  INVALID_INPUT: { status: 400, message: 'The API refused the arguments; check them and try again.' },
  BAD_REQUEST: { status: 400 },
  NOT_FOUND: { status: 404, message: 'There is nothing at this path; send the operation to /graphql.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'The content type is not application/json; send the operation as JSON.',
  },
  DOCUMENT_TOO_LONG: {
    status: 400,
    message: 'The document is too long or nested too deeply; ask for less at once.',
  },
  DOCUMENT_TOO_DEEP: { status: 400 },
  TOO_MANY_ROOT_FIELDS: { status: 400 },
  TOO_MANY_ALIASES: { status: 400 },
  TOO_MANY_FRAGMENTS: { status: 400 },
  TOO_MANY_DIRECTIVES: { status: 400 },
  OPERATION_TOO_EXPENSIVE: { status: 400 },
  INTROSPECTION_DISABLED: {
    status: 400,
    message: 'The schema is not told here; generate from the published schema.graphql.',
  },
  // Clients know the first two by these very words, and send the text after them.
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400, message: 'PersistedQueryNotSupported' },
  PERSISTED_QUERY_NOT_FOUND: { status: 400, message: 'PersistedQueryNotFound' },
  PERSISTED_QUERY_MISMATCH: {
    status: 400,
    message: 'The document is another than the one that its hash names; send one of both.',
  },
  PERSISTED_QUERY_ONLY: {
    status: 400,
    message:
      'This gateway executes only documents that it knows; send the hash of one from your manifest, and no text.',
  },
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
    message: 'Too many files are being sent already; try again in a moment.',
    isTransient: true,
  },
  METHOD_NOT_ALLOWED: { status: 405, message: 'Files can only be read; send a GET.' },
  INTERNAL_SERVER_ERROR: { status: 500, message: 'Unexpected error.' },
} as const satisfies Readonly<Record<string, RequestError>>;

export type RequestErrorCode = keyof typeof REQUEST_ERRORS;

/** What the catalogue says of a code; `null` = it is none of ours. */
export function requestErrorOf(code: unknown): RequestError | null {
  return Object.hasOwn(REQUEST_ERRORS, String(code)) ? REQUEST_ERRORS[code as RequestErrorCode] : null;
}
