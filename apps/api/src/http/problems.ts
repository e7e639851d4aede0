interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What happened and what to do; the default where an error has no detail of its own. */
  readonly detail: string;
}

/** Every error that leaves this API. */
export const PROBLEMS = {
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    detail: 'No valid token came with the request; send "Authorization: Bearer <token>".',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    detail: 'Your token does not allow this; ask an administrator for the permission.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    detail: 'No route has this path; check it against openapi.json.',
  },
  'conversation-not-found': {
    status: 404,
    title: 'Conversation not found',
    detail: 'No conversation has this id; check the id, or list the conversations.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    detail: 'The path does not support this method; use one from the Allow header.',
  },
  'invalid-idempotency-key': {
    status: 400,
    title: 'Invalid idempotency key',
    detail:
      'Idempotency-Key is not 1 to 255 visible ASCII characters, so nothing was changed; send a UUID for instance.',
  },
  'idempotency-key-not-found': {
    status: 404,
    title: 'Idempotency key not found',
    detail:
      'No response is stored for this key and token; the request did not finish, or its response has expired.',
  },
  'idempotency-key-in-flight': {
    status: 409,
    title: 'Request in progress',
    detail: 'A request with this key is still running; repeat it after the time in Retry-After.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'Idempotency key reused',
    detail: 'This key was used for another request, so nothing was changed; send this one with a new key.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Precondition failed',
    detail:
      'The version of the conversation does not match If-Match, so nothing was changed; read it again and repeat with its ETag.',
  },
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    detail: 'The request does not have exactly one Host header, so nothing was done; send it with one.',
  },
  'expectation-failed': {
    status: 417,
    title: 'Expectation failed',
    detail: 'The server does not support the value of the Expect header; remove it, or send 100-continue.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Payload too large',
    detail: 'The body exceeds 16 KiB; send only the properties to change.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    detail: 'The body is not plain JSON in UTF-8; send it with "Content-Type: application/json".',
  },
  'malformed-json': {
    status: 400,
    title: 'Malformed JSON',
    detail: 'The body is not valid JSON; send an object such as {"status":"done"}.',
  },
  'invalid-input': {
    status: 422,
    title: 'Invalid input',
    detail: 'The request has invalid values, so nothing was changed; see errors for each.',
  },
  'user-not-found': {
    status: 422,
    title: 'User not found',
    detail:
      'No active user has this user_id, so nothing was changed; choose one from GET /users, or null to unassign.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    detail: 'This token has sent too many requests; wait for the time in Retry-After.',
  },
  internal: {
    status: 500,
    title: 'Internal server error',
    detail: 'The API failed unexpectedly and logged the cause; try again, and report it if it happens again.',
  },
  'storage-full': {
    status: 507,
    title: 'Insufficient storage',
    detail:
      'The disk of the database is full, so nothing was changed; free some space, then repeat the request.',
  },
  unavailable: {
    status: 503,
    title: 'Service unavailable',
    detail: 'The API is temporarily unavailable; try again after the time in Retry-After.',
  },
  'read-only': {
    status: 503,
    title: 'Read-only',
    detail:
      'The database is read-only right now, so nothing was changed; try again after the time in Retry-After.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'Outcome unknown',
    detail:
      'The connection to the database was lost during the commit, so the change may or may not have been made; read the conversation, or repeat the request with the same Idempotency-Key.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;
