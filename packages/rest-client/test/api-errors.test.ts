import { expect, test } from 'vitest';
import { ApiError, isApiError, isRestClientError } from '../src/index.ts';
import { contract, failureOf } from './contract.ts';
import { answering, serve } from './loopback.ts';

contract('an error status', (connect) => {
  test.each([
    [400, 'BadRequestError', 'bad-request', 'rejected'],
    [401, 'UnauthorizedError', 'unauthorized', 'rejected'],
    [403, 'ForbiddenError', 'forbidden', 'rejected'],
    [404, 'NotFoundError', 'not-found', 'rejected'],
    [405, 'ApiError', 'refused', 'rejected'],
    [409, 'ConflictError', 'conflict', 'rejected'],
    [412, 'PreconditionFailedError', 'precondition-failed', 'rejected'],
    [422, 'UnprocessableContentError', 'unprocessable-content', 'rejected'],
    [429, 'TooManyRequestsError', 'too-many-requests', 'rejected'],
    [500, 'ServerError', 'server-error', 'unknown'],
    [502, 'ServerError', 'server-error', 'unknown'],
    [503, 'ServerError', 'server-error', 'unknown'],
  ])('%i is a %s with code %s and outcome %s', async (status, name, code, outcome) => {
    const problem = {
      type: 'urn:parley:problem:some-code',
      title: 'Some title',
      detail: 'Some detail.',
      code: 'some-code',
      errors: [{ pointer: '/user_id', detail: 'No such user.' }],
    };
    const headers = { 'content-type': 'application/problem+json', 'x-request-id': 'r-9', 'retry-after': '7' };
    const { baseUrl, received } = await serve(answering(status, { ...problem, status, more: 1 }, headers));
    const error = await failureOf(connect(baseUrl, { deadline: 5_000 }).conversations.update(1, {}));
    expect(error).toBeInstanceOf(ApiError);
    expect(isApiError(error) && isRestClientError(error)).toBe(true);
    expect(error).toMatchObject({
      name,
      code,
      outcome,
      status,
      problem,
      attempts: 1,
      requestId: 'r-9',
      retryAfterSeconds: 7,
    });
    expect((error as Error).message).not.toContain('Some detail');
    expect((error as Error).stack).toMatch(new RegExp(`^${name}: `));
    expect(received, 'nothing is repeated: of 429 the wait does not fit').toHaveLength(1);
  });

  test.each([
    ['an HTML page', '<html>canary-of-the-body</html>'],
    ['nothing', ''],
    ['an array', '[1]'],
    ['JSON of another kind', '{"message":"canary-of-the-body","detail":5,"errors":"no"}'],
  ])('a foreign error body of %s leaves the status and no problem', async (_, body) => {
    const { baseUrl } = await serve(answering(404, body, { 'content-type': 'text/html' }));
    const error = await failureOf(connect(baseUrl).conversations.update(1, {}));
    expect(error).toMatchObject({
      name: 'NotFoundError',
      problem: null,
      retryAfterSeconds: null,
      requestId: null,
    });
    expect(JSON.stringify(error)).not.toContain('canary-of-the-body');
  });

  test('an error body larger than allowed leaves the status', async () => {
    const { baseUrl } = await serve(answering(422, { detail: 'x'.repeat(5000) }));
    const error = await failureOf(connect(baseUrl, { maxResponseBytes: 1000 }).conversations.update(1, {}));
    expect(error).toMatchObject({ name: 'UnprocessableContentError', problem: null });
  });

  test('an error body that breaks off leaves the status', async () => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(409, { 'content-length': '1000' });
      response.write('{"code":');
      setImmediate(() => response.destroy());
    });
    const error = await failureOf(connect(baseUrl).conversations.update(1, {}));
    expect(error).toMatchObject({ name: 'ConflictError', outcome: 'rejected', problem: null });
  });

  test('an error body that stalls leaves the status when the deadline passes', async () => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(503, { 'retry-after': '3' });
      response.write('{"code":');
    });
    const error = await failureOf(connect(baseUrl).conversations.update(1, {}, { deadline: 100 }));
    expect(error).toMatchObject({
      name: 'ServerError',
      retryAfterSeconds: 3,
      cause: { name: 'DeadlineError' },
    });
  });
});

contract('Retry-After', (connect) => {
  test.each([
    ['120', 120],
    ['0', 0],
    ['2591999', 2_591_999],
    ['9999999999', 2_592_000],
    ['99999999999999999999999', 2_592_000],
    ['Thu, 31 Dec 9999 23:59:59 GMT', 2_592_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
  ])('%s is %s seconds', async (header, seconds) => {
    const { baseUrl } = await serve(answering(429, {}, { 'retry-after': header }));
    expect(await failureOf(connect(baseUrl).users.me())).toMatchObject({ retryAfterSeconds: seconds });
  });

  test('a date in the future is the seconds until then', async () => {
    const later = new Date(Date.now() + 3_600_000).toUTCString();
    const { baseUrl } = await serve(answering(503, {}, { 'retry-after': later }));
    const error = await failureOf(connect(baseUrl).users.me());
    const seconds = isApiError(error) ? error.retryAfterSeconds : null;
    expect(seconds).toBeGreaterThan(3_500);
    expect(seconds).toBeLessThanOrEqual(3_600);
  });
});
