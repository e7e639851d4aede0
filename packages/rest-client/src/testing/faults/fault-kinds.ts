import type { Outcome, RestClientErrorCode } from '../../errors/base.ts';

/** One way to go wrong, and what a client makes of it. */
export interface FaultRow {
  /** What happens, seen from the client. */
  readonly what: string;
  /**
   * Where it happens. `address`: at no server of this address, so a real network needs another address for it.
   * `connection`: to a new connection, before any request. `idle`: to a request on a connection that carried another one
   * before, so that a repetition on a new one does not meet it. `request`: to any request.
   */
  readonly where: 'address' | 'connection' | 'idle' | 'request';
  /** Whether the API carries the request out all the same; what a fault says of itself goes before. */
  readonly carriedOut: boolean;
  /** `code` of the error of an update that is not repeated; `null` = the update succeeds, and drift is reported. */
  readonly code: RestClientErrorCode | null;
  /** `outcome` of that error. */
  readonly outcome: Outcome | null;
  /** Whether a client repeats it where a repetition is safe. */
  readonly repeated: boolean;
  /** Why the outcome is what it is. */
  readonly why: string;
}

const NOT_SENT = {
  carriedOut: false,
  code: 'connection-failed',
  outcome: 'not-sent',
  repeated: true,
} as const;
const LOST = { carriedOut: true, code: 'connection-failed', outcome: 'unknown', repeated: true } as const;
const LATE = { carriedOut: true, code: 'deadline-exceeded', outcome: 'unknown', repeated: false } as const;
const BROKEN = { carriedOut: true, code: 'protocol-violated', outcome: 'unknown', repeated: false } as const;
const REDIRECT = {
  carriedOut: false,
  code: 'unexpected-redirect',
  outcome: 'rejected',
  repeated: false,
  why: 'Whoever answers sends the request elsewhere instead of carrying it out, and it goes nowhere else.',
} as const;

const BEFORE_SENDING = 'It fails before there is a connection, so no byte of the request has left.';
const AFTER_SENDING = 'The request had left; whether it was read and carried out cannot be told.';
const NO_ANSWER_YET = 'The request had left, and the deadline ends the waiting, not the work of the API.';
const UNREADABLE = 'Something answered, but what it says cannot be read, so it may have said yes.';

/** Every kind of fault that can be scripted. */
export const FAULTS = {
  'connection-refused': {
    what: 'nothing listens at the address',
    where: 'address',
    ...NOT_SENT,
    why: BEFORE_SENDING,
  },
  'host-not-found': { what: 'the name has no address', where: 'address', ...NOT_SENT, why: BEFORE_SENDING },
  'connect-timeout': {
    what: 'a connection is never accepted',
    where: 'address',
    ...NOT_SENT,
    code: 'deadline-exceeded',
    repeated: false,
    why: BEFORE_SENDING,
  },
  'no-tls': {
    what: 'the server of an https address speaks no TLS',
    where: 'address',
    ...NOT_SENT,
    why: BEFORE_SENDING,
  },
  'reset-on-accept': {
    what: 'the connection is reset as soon as it is made',
    where: 'connection',
    ...NOT_SENT,
    why: `${BEFORE_SENDING} On a real network the reset may overtake the first bytes or not: not-sent or unknown.`,
  },
  'closed-on-accept': {
    what: 'the connection is closed as soon as it is made',
    where: 'connection',
    ...LOST,
    carriedOut: false,
    why: 'The connection was there, so the request left; that nobody read it cannot be seen from here.',
  },
  'closed-after-request': {
    what: 'the connection is closed without an answer',
    where: 'request',
    ...LOST,
    why: AFTER_SENDING,
  },
  'reset-after-request': {
    what: 'the connection is reset without an answer',
    where: 'request',
    ...LOST,
    why: AFTER_SENDING,
  },
  'reset-of-idle-connection': {
    what: 'a connection that was idle is reset when the next request uses it',
    where: 'idle',
    ...LOST,
    carriedOut: false,
    why: 'Most often nobody read the request, but a server that read it and died looks the same.',
  },
  'no-answer': { what: 'no answer comes', where: 'request', ...LATE, why: NO_ANSWER_YET },
  'stalled-body': { what: 'the body stops in the middle', where: 'request', ...LATE, why: NO_ANSWER_YET },
  'dripping-body': {
    what: 'the body comes byte by byte and never ends',
    where: 'request',
    ...LATE,
    why: NO_ANSWER_YET,
  },
  'garbage-status': {
    what: 'the status line is garbage',
    where: 'request',
    ...BROKEN,
    why: UNREADABLE,
  },
  'http-0.9': { what: 'the answer has no status line', where: 'request', ...BROKEN, why: UNREADABLE },
  'bad-chunk': { what: 'the length of a chunk is no number', where: 'request', ...BROKEN, why: UNREADABLE },
  'header-overflow': { what: 'the headers are endless', where: 'request', ...BROKEN, why: UNREADABLE },
  'truncated-body': {
    what: 'the connection is closed before the announced end of the body',
    where: 'request',
    ...LOST,
    why: AFTER_SENDING,
  },
  'reset-mid-body': {
    what: 'the connection is reset in the middle of the body',
    where: 'request',
    ...LOST,
    why: AFTER_SENDING,
  },
  'no-final-chunk': {
    what: 'the connection is closed before the last chunk',
    where: 'request',
    ...LOST,
    why: AFTER_SENDING,
  },
  'corrupt-gzip': { what: 'the compressed body is damaged', where: 'request', ...BROKEN, why: UNREADABLE },
  'gzip-bomb': {
    what: '64 MiB of zeros in a compressed body of a few kilobytes',
    where: 'request',
    ...BROKEN,
    code: 'response-too-large',
    why: UNREADABLE,
  },
  'html-page': { what: '200 with an HTML page', where: 'request', ...BROKEN, why: UNREADABLE },
  'broken-json': { what: '200 with JSON that breaks off', where: 'request', ...BROKEN, why: UNREADABLE },
  'empty-body': { what: '200 with nothing', where: 'request', ...BROKEN, why: UNREADABLE },
  'redirect-307': { what: '307 to another origin', where: 'request', ...REDIRECT },
  'redirect-302': { what: '302 to another origin', where: 'request', ...REDIRECT },
  'redirect-loop': { what: '307 to itself', where: 'request', ...REDIRECT },
  'too-many-requests': {
    what: '429 with Retry-After in seconds',
    where: 'request',
    carriedOut: false,
    code: 'too-many-requests',
    outcome: 'rejected',
    repeated: true,
    why: 'The API says that it turned the request away before it looked at it.',
  },
  unavailable: {
    what: '503 with Retry-After as a date in 2099',
    where: 'request',
    carriedOut: false,
    code: 'server-error',
    outcome: 'unknown',
    // Not: the wait does not fit into any deadline.
    repeated: false,
    why: 'A 5xx may come from a proxy while the API behind it goes on working.',
  },
  'schema-violation': {
    what: '200 with JSON that is no conversation',
    where: 'request',
    carriedOut: true,
    code: null,
    outcome: null,
    repeated: false,
    why: 'The API says that it was carried out; that its answer departs from the page is reported as drift.',
  },
} as const satisfies Record<string, FaultRow>;

/** Name of a fault. */
export type FaultKind = keyof typeof FAULTS;
