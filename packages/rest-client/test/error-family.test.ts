import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, expectTypeOf, test } from 'vitest';
import {
  AbortedError,
  ApiError,
  BadRequestError,
  CircuitOpenError,
  ConflictError,
  ConnectionError,
  DeadlineError,
  ForbiddenError,
  InvalidRequestError,
  isRestClientError,
  MiddlewareError,
  NotFoundError,
  PreconditionFailedError,
  ProtocolError,
  ResponseDriftError,
  ResponseTooLargeError,
  type RestClientErrorCode,
  type RestClientFailure,
  ServerError,
  TooManyRequestsError,
  UnauthorizedError,
  UnexpectedRedirectError,
  UnprocessableContentError,
} from '../src/index.ts';

const details = { outcome: 'unknown', attempts: 2, requestId: 'r', idempotencyKey: 'k' } as const;
const api = { ...details, status: 400, problem: null, retryAfterSeconds: null };

/** One of every code; a code without a row, or a row of another class, is an error of types. */
const FAMILY: { readonly [C in RestClientErrorCode]: RestClientFailure<C> } = {
  'connection-failed': new ConnectionError('x', details),
  'deadline-exceeded': new DeadlineError('x', { ...details, deadline: 1 }),
  aborted: new AbortedError('x', details),
  'protocol-violated': new ProtocolError('x', { ...details, status: null }),
  'response-too-large': new ResponseTooLargeError('x', { ...details, limit: 1, status: 200 }),
  'response-drifted': new ResponseDriftError('x', {
    ...details,
    status: 200,
    version: null,
    drifts: [],
    data: { id: 1 },
  }),
  'unexpected-redirect': new UnexpectedRedirectError('x', { ...details, status: 307 }),
  'invalid-request': new InvalidRequestError('x'),
  'circuit-open': new CircuitOpenError('x', { ...details, retryAfterSeconds: 1 }),
  'middleware-failed': new MiddlewareError('x', details),
  'bad-request': new BadRequestError('x', api),
  unauthorized: new UnauthorizedError('x', api),
  forbidden: new ForbiddenError('x', api),
  'not-found': new NotFoundError('x', api),
  conflict: new ConflictError('x', api),
  'precondition-failed': new PreconditionFailedError('x', api),
  'unprocessable-content': new UnprocessableContentError('x', api),
  'too-many-requests': new TooManyRequestsError('x', api),
  'server-error': new ServerError('x', api),
  refused: new ApiError('x', api) as RestClientFailure<'refused'>,
};
const members = Object.entries(FAMILY) as [RestClientErrorCode, RestClientFailure][];

test.each(members)('%s is an error with its code, its name and what is known', (code, error) => {
  expect(error).toBeInstanceOf(Error);
  expect(error.code).toBe(code);
  expect(error.name).toBe(error.constructor.name);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code, name: error.name, outcome: error.outcome });
  if (code !== 'invalid-request') expect(error).toMatchObject(details);
});

test.each(members)('%s is known by its code, and by no other', (code, error) => {
  for (const [other] of members) expect(isRestClientError(error, other)).toBe(other === code);
});

test('the README has a row for each, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `(\w+Error)` +\| `([a-z-]+)` +\| /gm)];
  const named = rows.map(([, name, code]) => `${code}: ${name}`);
  expect(named.sort()).toEqual(members.map(([code, { name }]) => `${code}: ${name}`).sort());
});

test('an error of another realm is known by its code', () => {
  const brand = Symbol.for('@parley/rest-client.error');
  const foreign: unknown = runInNewContext(
    "Object.assign(new Error('x'), { [brand]: true, code: 'deadline-exceeded', limit: 'call' })",
    { brand },
  );
  expect(foreign).not.toBeInstanceOf(Error);
  expect(isRestClientError(foreign)).toBe(true);
  expect(isRestClientError(foreign, 'deadline-exceeded')).toBe(true);
  expect(isRestClientError(foreign, 'aborted')).toBe(false);
  if (isRestClientError(foreign, 'deadline-exceeded')) {
    expectTypeOf(foreign).toEqualTypeOf<DeadlineError>();
    expect(foreign.limit).toBe('call');
  }
});

test('a drifted answer keeps its data, and shows it in no log', () => {
  const error = FAMILY['response-drifted'];
  expect(error.data).toEqual({ id: 1 });
  expect(JSON.stringify(error)).not.toContain('"id"');
});
