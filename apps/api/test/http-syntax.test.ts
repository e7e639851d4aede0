import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { read, VERSION_PATH } from './ask.ts';
import { engines, startApi } from './engines.ts';
import { sendRaw } from './raw-request.ts';

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

const LINE = `PATCH ${VERSION_PATH}/conversations/1 HTTP/1.1`;
const FIELDS = [
  'Host: test',
  'Connection: close',
  'Authorization: Bearer demo-1',
  'Content-Type: application/json',
];
const DONE = '{"status":"done","user_id":null}';
const SMUGGLED = `${LINE}\r\n${FIELDS.join('\r\n')}\r\nContent-Length: ${DONE.length}\r\n\r\n${DONE}`;

/** A request line, lines of the head, and what follows it, sent as they are. */
const cases: readonly (readonly [
  what: string,
  line: string,
  fields: readonly string[],
  rest: string,
  number,
])[] = [
  ['no Host', LINE, [...FIELDS.slice(1), 'Content-Length: 2'], '{}', 400],
  ['two Hosts', LINE, ['Host: other', ...FIELDS, 'Content-Length: 2'], '{}', 400],
  ['a length that is negative', LINE, [...FIELDS, 'Content-Length: -2'], '{}', 400],
  ['a length with a sign', LINE, [...FIELDS, 'Content-Length: +2'], '{}', 400],
  ['a length in words', LINE, [...FIELDS, 'Content-Length: two'], '{}', 400],
  ['a list of lengths', LINE, [...FIELDS, 'Content-Length: 2, 2'], '{}', 400],
  ['a length that no integer holds', LINE, [...FIELDS, `Content-Length: ${'9'.repeat(30)}`], '{}', 400],
  [
    'a length and a coding, with a request behind',
    LINE,
    [...FIELDS, 'Content-Length: 4', 'Transfer-Encoding: chunked'],
    `0\r\n\r\n${SMUGGLED}`,
    400,
  ],
  [
    'a coding and a length, with a request behind',
    LINE,
    [...FIELDS, 'Transfer-Encoding: chunked', 'Content-Length: 4'],
    `0\r\n\r\n${SMUGGLED}`,
    400,
  ],
  ['an unknown coding', LINE, [...FIELDS, 'Transfer-Encoding: xchunked'], '{}', 400],
  [
    'a coding after chunked',
    LINE,
    [...FIELDS, 'Transfer-Encoding: chunked, identity'],
    '2\r\n{}\r\n0\r\n\r\n',
    400,
  ],
  ['a chunk without a size', LINE, [...FIELDS, 'Transfer-Encoding: chunked'], 'x\r\n{}\r\n0\r\n\r\n', 400],
  [
    'a chunk longer than its size',
    LINE,
    [...FIELDS, 'Transfer-Encoding: chunked'],
    '1\r\n{}\r\n0\r\n\r\n',
    400,
  ],
  ['a blank before a colon', LINE, [...FIELDS, 'Content-Length : 2'], '{}', 400],
  ['a folded field', LINE, [...FIELDS, 'X: a', ' b', 'Content-Length: 2'], '{}', 400],
  ['a null character in a field', LINE, [...FIELDS, 'X: a\0b', 'Content-Length: 2'], '{}', 400],
  ['a field without a colon', LINE, [...FIELDS, 'nonsense', 'Content-Length: 2'], '{}', 400],
  ['a field without a name', LINE, [...FIELDS, ': x', 'Content-Length: 2'], '{}', 400],
  ['a method in small letters', LINE.replace('PATCH', 'patch'), [...FIELDS, 'Content-Length: 2'], '{}', 400],
  ['another protocol', LINE.replace('HTTP/1.1', 'HTTQ/1.1'), [...FIELDS, 'Content-Length: 2'], '{}', 400],
  [
    'a version that does not exist',
    LINE.replace('HTTP/1.1', 'HTTP/9.9'),
    [...FIELDS, 'Content-Length: 2'],
    '{}',
    400,
  ],
  ['the start of HTTP/2', 'PRI * HTTP/2.0', [], 'SM\r\n\r\n', 400],
  ['a blank in the address', LINE.replace('/1 ', '/1 2 '), [...FIELDS, 'Content-Length: 2'], '{}', 400],
  ['an address of 20 KiB', LINE.replace('/1 ', `/${'1'.repeat(20_480)} `), FIELDS, '', 431],
  [
    'an expectation that nobody knows',
    LINE,
    [...FIELDS, 'Expect: the-spanish-inquisition', 'Content-Length: 2'],
    '{}',
    417,
  ],
  [
    'chunks that are more than 16 KiB',
    LINE,
    [...FIELDS, 'Transfer-Encoding: chunked'],
    `4400\r\n${'x'.repeat(0x44_00)}\r\n0\r\n\r\n`,
    413,
  ],
  [
    'a token that breaks the line',
    LINE,
    [...FIELDS.slice(0, 2), 'Authorization: Bearer demo-1\u0001', 'Content-Length: 2'],
    '{}',
    400,
  ],
];

test.each(cases)('%s is answered with a problem and changes nothing', async (...one) => {
  const [, line, fields, rest, status] = one;
  const before = (await read(api, 1)).body;
  const answer = await sendRaw(
    baseUrl,
    Buffer.from(`${[line, ...fields].join('\r\n')}\r\n\r\n${rest}`, 'latin1'),
  );
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect((await read(api, 1)).body).toEqual(before);
});

test('a body shorter than its length is never taken for the whole one', { timeout: 30_000 }, async () => {
  const before = (await read(api, 1)).body;
  const head = [LINE, ...FIELDS, `Content-Length: ${DONE.length + 1}`].join('\r\n');
  const answer = await sendRaw(baseUrl, `${head}\r\n\r\n${DONE}`);
  expect(answer.status).toBe(408);
  expect((await read(api, 1)).body).toEqual(before);
});

test('requests behind one another on a connection are answered in their order', async () => {
  const ask = (id: number, connection: string) =>
    `GET ${VERSION_PATH}/conversations/${id} HTTP/1.1\r\nHost: test\r\nConnection: ${connection}\r\nAuthorization: Bearer demo-1\r\n\r\n`;
  const { body } = await sendRaw(baseUrl, ask(1, 'keep-alive') + ask(999, 'keep-alive') + ask(2, 'close'));
  expect(body.match(/HTTP\/1\.1 [0-9]+|"id":[12],"created_at"/g)).toEqual([
    '"id":1,"created_at"',
    'HTTP/1.1 404',
    'HTTP/1.1 200',
    '"id":2,"created_at"',
  ]);
});
