import { expect, test } from 'vitest';
import { Problem } from '../src/http/problem.ts';
import { PROBLEMS, type ProblemCode } from '../src/http/problems.ts';
import { toProblem } from '../src/http/to-problem.ts';

const codes = Object.keys(PROBLEMS) as ProblemCode[];

test('the catalogue has these codes', () => {
  expect(Object.fromEntries(codes.map((code) => [code, PROBLEMS[code].status]))).toMatchInlineSnapshot(`
    {
      "conversation-not-found": 404,
      "expectation-failed": 417,
      "forbidden": 403,
      "idempotency-key-in-flight": 409,
      "idempotency-key-not-found": 404,
      "idempotency-key-reused": 422,
      "internal": 500,
      "invalid-idempotency-key": 400,
      "invalid-input": 422,
      "malformed-json": 400,
      "malformed-request": 400,
      "method-not-allowed": 405,
      "not-found": 404,
      "outcome-unknown": 503,
      "payload-too-large": 413,
      "precondition-failed": 412,
      "read-only": 503,
      "storage-full": 507,
      "too-many-requests": 429,
      "unauthorized": 401,
      "unavailable": 503,
      "unsupported-media-type": 415,
      "user-not-found": 422,
    }
  `);
});

test.each(codes)('%s has a title, and a sentence that says what happened and what to do', (code) => {
  const { title, status, detail } = PROBLEMS[code];
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(detail).toMatch(/^[A-Z].+[;,].+\.$/);
  expect(new Problem(code).toJSON()).toEqual({
    type: `urn:parley:problem:${code}`,
    title,
    status,
    detail,
    code,
  });
});

test('what nobody foresaw becomes internal and says nothing of itself', () => {
  const problem = toProblem(new Error('select * from secrets'));
  expect(problem.code).toBe('internal');
  expect(JSON.stringify(problem.toJSON())).not.toContain('secrets');
});

test('a full disk becomes storage-full with a time to wait', () => {
  const problem = toProblem(Object.assign(new Error('could not extend file'), { code: '53100' }));
  expect(problem.code).toBe('storage-full');
  expect(Number(problem.headers['retry-after'])).toBeGreaterThan(0);
});

test.each([
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('terminating connection'), { code: '57P01' }),
  Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
  new Error('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
])('a database that is away becomes unavailable with a time to wait: $message', (error) => {
  const problem = toProblem(error);
  expect(problem.code).toBe('unavailable');
  expect(Number(problem.headers['retry-after'])).toBeGreaterThan(0);
});
