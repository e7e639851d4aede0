import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { read, VERSION_PATH } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { rawRequest, sendRaw } from './raw-request.ts';

let api: Api;
let stop: () => Promise<void>;
let baseUrl: string;

beforeAll(async () => {
  const [engine] = engines;
  if (!engine) throw new Error('There is no engine.');
  ({ api, stop } = await startApi(engine, { demoConversations: 3 }));
  baseUrl = await api.listen();
});
afterAll(() => stop());

const SIGNED_IN = 'Authorization: Bearer demo-1';
const JSON_BODY = 'Content-Type: application/json';
const PATH = `${VERSION_PATH}/conversations/1`;

interface Hostile {
  readonly what: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
  readonly status: number;
  readonly code?: string;
}

const signedIn = [SIGNED_IN, JSON_BODY];
const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;

const cases: readonly Hostile[] = [
  { what: 'a key twice', body: '{"status":"done","status":"to-do"}', status: 400, code: 'malformed-json' },
  {
    what: 'a key twice in disguise',
    body: '{"status":"done","\\u0073tatus":"to-do"}',
    status: 400,
    code: 'malformed-json',
  },
  { what: 'a key twice deep within', body: '{"a":[{"b":1,"b":2}]}', status: 400, code: 'malformed-json' },
  { what: 'one key in two objects', body: '{"a":{"x":1},"b":{"x":1}}', status: 422, code: 'invalid-input' },
  { what: '__proto__', body: '{"__proto__":{"status":"done"}}', status: 400, code: 'malformed-json' },
  { what: '__proto__ in disguise', body: '{"\\u005f_proto__":1}', status: 400, code: 'malformed-json' },
  { what: 'constructor', body: '{"constructor":{"prototype":{}}}', status: 422, code: 'invalid-input' },
  { what: 'no JSON', body: '{"status":', status: 400, code: 'malformed-json' },
  { what: 'JSON and more', body: '{} {}', status: 400, code: 'malformed-json' },
  { what: 'deep nesting', body: deep, status: 422, code: 'invalid-input' },
  {
    what: 'bytes that are no UTF-8',
    body: Buffer.from('7b22ff223a317d', 'hex'),
    status: 400,
    code: 'malformed-json',
  },
  { what: 'an empty body', body: '', status: 400, code: 'malformed-json' },
  {
    what: 'more than 16 KiB',
    body: JSON.stringify({ a: 'x'.repeat(16 * 1024) }),
    status: 413,
    code: 'payload-too-large',
  },
  { what: 'a number without end', body: '{"user_id":1e999}', status: 422, code: 'invalid-input' },
  {
    what: 'a number that no integer holds',
    body: '{"user_id":9007199254740993}',
    status: 422,
    code: 'invalid-input',
  },
  {
    what: 'the year 10000',
    body: '{"snooze_until":"10000-01-01T00:00:00Z"}',
    status: 422,
    code: 'invalid-input',
  },
  { what: 'UTF-16 by name', headers: [SIGNED_IN, `${JSON_BODY}; charset=utf-16`], body: '{}', status: 415 },
  { what: 'UTF-8 by name', headers: [SIGNED_IN, `${JSON_BODY}; charset="UTF-8"`], body: '{}', status: 200 },
  { what: 'text/plain', headers: [SIGNED_IN, 'Content-Type: text/plain'], body: '{}', status: 415 },
  {
    what: 'a form',
    headers: [SIGNED_IN, 'Content-Type: application/x-www-form-urlencoded'],
    body: 'status=done',
    status: 415,
  },
  { what: 'no media type', headers: [SIGNED_IN], body: '{}', status: 415, code: 'unsupported-media-type' },
  {
    what: 'a media type that begins alike',
    headers: [SIGNED_IN, 'Content-Type: application/jsonp'],
    body: '{}',
    status: 415,
  },
  { what: 'a compressed body', headers: [...signedIn, 'Content-Encoding: gzip'], body: '{}', status: 415 },
  ...[
    '0',
    '007',
    '1e3',
    '0x10',
    '-1',
    '1.0',
    '%31%00',
    '99999999999',
    '4294967297',
    ' ',
    'abc',
    '%F0%9F%98%80',
  ].map((id) => ({
    what: `the id ${id}`,
    path: `${VERSION_PATH}/conversations/${id === ' ' ? '%20' : id}`,
    body: '{}',
    status: 404,
    code: 'conversation-not-found',
  })),
  {
    what: 'a broken escape',
    method: 'GET',
    path: `${VERSION_PATH}/conversations/%zz`,
    status: 404,
    code: 'not-found',
  },
  {
    what: 'an id of 5,000 digits',
    method: 'GET',
    path: `${VERSION_PATH}/conversations/${'1'.repeat(5_000)}`,
    status: 404,
  },
  {
    what: 'an unknown address',
    method: 'GET',
    path: `${VERSION_PATH}/nothing`,
    status: 404,
    code: 'not-found',
  },
  { what: 'a slash too many', method: 'GET', path: `${VERSION_PATH}/conversations/`, status: 404 },
  { what: 'PUT', method: 'PUT', body: '{}', status: 405, code: 'method-not-allowed' },
  {
    what: 'POST to the list',
    method: 'POST',
    path: `${VERSION_PATH}/conversations`,
    body: '{}',
    status: 405,
  },
  { what: 'TRACE', method: 'TRACE', status: 405, code: 'method-not-allowed' },
  { what: 'a method of WebDAV', method: 'PROPFIND', status: 405, code: 'method-not-allowed' },
  { what: 'a method that HTTP does not know', method: 'DESTROY', status: 400 },
  {
    what: 'a header of 20 KiB',
    headers: [...signedIn, `X: ${'x'.repeat(20 * 1024)}`],
    body: '{}',
    status: 431,
  },
  {
    what: 'two lengths',
    headers: [...signedIn, 'Content-Length: 2', 'Content-Length: 3'],
    body: '',
    status: 400,
  },
  {
    what: 'a length beside chunks',
    headers: [...signedIn, 'Transfer-Encoding: chunked'],
    body: '{}',
    status: 400,
  },
];

test.each(cases)('$what answers $status with a problem', async (hostile) => {
  const { method = 'PATCH', path = PATH, headers = signedIn, body = '', status, code } = hostile;
  const before = (await read(api, 1)).body;
  const answer = await sendRaw(baseUrl, rawRequest(method, path, headers, body));
  expect(answer.status).toBe(status);
  if (status >= 400) {
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(answer.body)).toMatchObject({ status, ...(code && { code }) });
  }
  if (status === 405) expect(answer.headers.allow).toContain('GET');
  if (status === 415) expect(answer.headers['accept-patch']).toBe('application/json');
  expect((await read(api, 1)).body).toEqual(before);
});
