interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Says what happened and what to do, where the thrower knows nothing better. */
  readonly detail: string;
}

/** Every error that leaves this API. */
export const PROBLEMS = {
  unauthorized: {
    status: 401,
    title: 'Not signed in',
    detail: 'No valid token came with the request; send "Authorization: Bearer <token>".',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    detail: 'Your token does not allow this; ask an administrator for the permission.',
  },
  'not-found': {
    status: 404,
    title: 'No such address',
    detail: 'Nothing is served at this address; check the path against openapi.json.',
  },
  'conversation-not-found': {
    status: 404,
    title: 'No such conversation',
    detail: 'There is no conversation with this id; check the id, or list the conversations.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    detail: 'This address does not serve that method; use one that the Allow field lists.',
  },
  'invalid-idempotency-key': {
    status: 400,
    title: 'Invalid idempotency key',
    detail:
      'Idempotency-Key is not 1 to 255 visible ASCII characters, so nothing was changed; send a UUID for instance.',
  },
  'idempotency-key-not-found': {
    status: 404,
    title: 'No such idempotency key',
    detail:
      'No answer is kept for this key of your token; the request was never finished, or was pruned by age.',
  },
  'idempotency-key-in-flight': {
    status: 409,
    title: 'The first request still runs',
    detail: 'A request with this key is still running; repeat it after the time that Retry-After says.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The key belongs to another request',
    detail: 'This key was used for another request, so nothing was changed; send this one with a new key.',
  },
  'precondition-failed': {
    status: 412,
    title: 'The conversation has changed',
    detail:
      'The conversation has another version than If-Match names and was left as it is; read it again and repeat with its ETag.',
  },
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    detail: 'The request does not name exactly one host, so nothing was done; send it with one Host field.',
  },
  'expectation-failed': {
    status: 417,
    title: 'Expectation not met',
    detail: 'The Expect field names what this server does not know; leave it out, or send 100-continue.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Body too large',
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
    detail: 'The request has values that are not allowed and changed nothing; see errors for each.',
  },
  'user-not-found': {
    status: 422,
    title: 'No such user',
    detail:
      'No active user has this user_id, so nothing was changed; choose one from GET /users, or null to unassign.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    detail: 'Too many requests came with this token; wait as long as Retry-After says.',
  },
  internal: {
    status: 500,
    title: 'Fault in the API',
    detail: 'The API failed on its own account and logged why; try again, and report it if it happens again.',
  },
  'storage-full': {
    status: 507,
    title: 'No space left',
    detail:
      'The disk of the database is full, so nothing was changed; free some space, then repeat the request.',
  },
  unavailable: {
    status: 503,
    title: 'Not available',
    detail: 'The API cannot answer right now; try again after the time that Retry-After says.',
  },
  'read-only': {
    status: 503,
    title: 'No changes right now',
    detail:
      'The database of the API takes no changes right now, so nothing was changed; try again after the time that Retry-After says.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'Nobody knows whether it was changed',
    detail:
      'The database was lost while it made the change, which may have happened or not; read the conversation, or repeat the request with the same Idempotency-Key.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;
