import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type { Conversation, User } from '@parley/domain';
import { expect, expectTypeOf, test } from 'vitest';
import * as surface from '../src/index.ts';

test('the public names are these', () => {
  expect(Object.keys(surface).sort()).toMatchInlineSnapshot(`
    [
      "AbortedError",
      "ApiError",
      "BadRequestError",
      "CHANNELS",
      "CircuitOpenError",
      "ConflictError",
      "ConnectionError",
      "DeadlineError",
      "ForbiddenError",
      "InvalidRequestError",
      "MiddlewareError",
      "NotFoundError",
      "PreconditionFailedError",
      "ProtocolError",
      "ResponseDriftError",
      "ResponseTooLargeError",
      "RestClientError",
      "ServerError",
      "TooManyRequestsError",
      "TransportFailure",
      "UnauthorizedError",
      "UnexpectedRedirectError",
      "UnprocessableContentError",
      "createContextKey",
      "createFetchTransport",
      "createRestClient",
      "createUndiciTransport",
      "isApiError",
      "isRestClientError",
    ]
  `);
});

test('a call is typed by its data and by its answer', () => {
  type Update = ReturnType<surface.RestClient['conversations']['update']>;
  expectTypeOf<Awaited<Update>>().toEqualTypeOf<Conversation>();
  expectTypeOf<Awaited<ReturnType<Update['withResponse']>>>().toEqualTypeOf<
    surface.ApiResponse<Conversation>
  >();
});

test('a property that the API spec does not have does not compile, in what is nested either', () => {
  type Read = Awaited<ReturnType<surface.RestClient['conversations']['retrieve']>>;
  expectTypeOf<Read>().toHaveProperty('status');
  expectTypeOf<Read>().not.toHaveProperty('stauts');
  expectTypeOf<NonNullable<Read['user']>>().toEqualTypeOf<User>();
  expectTypeOf<User>().not.toHaveProperty('nmae');
  expectTypeOf<NonNullable<Read['latest_message']>>().not.toHaveProperty('assignee');
});

test('a call is a promise', () => {
  const client = surface.createRestClient({ baseUrl: 'http://127.0.0.1:1/v1', token: 'a-fixed-token' });
  const call = client.conversations.retrieve(0);
  call.catch(() => undefined);
  expect(call).toBeInstanceOf(Promise);
});

test('an error of another copy of the package is recognized', () => {
  const brand = Symbol.for('@parley/rest-client.error');
  const foreign = runInNewContext('Object.assign(new Error("x"), { [brand]: true })', { brand });
  expect(surface.isRestClientError(foreign)).toBe(true);
  expect(surface.isRestClientError(new Error('x'))).toBe(false);
  expect(surface.isRestClientError(null)).toBe(false);
  expect(surface.isApiError(foreign)).toBe(false);
});

test('no source imports a module of Node.js at run time, so that bundlers for browsers get through: only the entry for tests on Node.js does', () => {
  const folder = new URL('../src/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?!testing\/loopback\/).*\.ts$/.test(name),
  );
  const imports = sources.flatMap(
    (name) => readFileSync(new URL(name, folder), 'utf8').match(/^import .*$/gm) ?? [],
  );
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.filter((line) => /'(node:|undici)/.test(line) && !line.startsWith('import type'))).toEqual(
    [],
  );
});
