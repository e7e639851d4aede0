import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { contract, failureOf } from './contract.ts';
import { answering, serve } from './loopback.ts';

contract('an answer', (connect) => {
  test('awaiting a call gives the conversation as it came', async () => {
    const sent = { id: 1, status: 'done', user: { id: 2, name: 'Bea' }, version: '9', later: { added: [1] } };
    const { baseUrl } = await serve(answering(200, sent));
    expect(await connect(baseUrl).conversations.update(1, { status: 'done' })).toEqual(sent);
  });

  test.each([
    ['"9"', '9'],
    ['W/"9"', null],
    ['9', null],
    ['', null],
    ['""', null],
    // As Apache, with mod_deflate and mod_brotli, and Jetty rewrite them.
    ['"9-gzip"', null],
    ['"9-br"', null],
    ['"9--gzip"', null],
    ['"9;gzip"', null],
  ])('the version of ETag %s is %s', async (etag, version) => {
    const { baseUrl } = await serve(answering(200, { id: 1 }, { etag, 'x-request-id': 'r-1' }));
    expect(await connect(baseUrl).conversations.update(1, {}).withResponse()).toEqual({
      data: { id: 1 },
      status: 200,
      version,
      requestId: 'r-1',
      headers: expect.anything(),
      replayed: false,
      attempts: 1,
    });
  });

  test.each(['W/"9"', '"9-gzip"', '"8"', ''])(
    'the version that a conversation has itself goes before ETag %s, and is the one that is sent back',
    async (etag) => {
      const { baseUrl, received } = await serve(answering(200, { id: 1, version: '9' }, { etag }));
      const client = connect(baseUrl);
      const { version } = await client.conversations.retrieve(1).withResponse();
      expect(version).toBe('9');
      const updated = await client.conversations.update(1, {}, { ifMatch: version }).withResponse();
      expect(updated.version).toBe('9');
      expect(received[1]?.headers['if-match']).toBe('"9"');
    },
  );

  test.each([7, '', 'a "quoted" one', 'ümlaut', null])(
    'a property %j is no version, and the ETag counts',
    async (property) => {
      const { baseUrl } = await serve(answering(200, { id: 1, version: property }, { etag: '"9"' }));
      const { version } = await connect(baseUrl).conversations.retrieve(1).withResponse();
      expect(version).toBe('9');
    },
  );

  test('where there is no version, an update that is to be guarded by it is refused and not sent', async () => {
    const { baseUrl, received } = await serve(answering(200, { id: 1 }, { etag: 'W/"9"' }));
    const client = connect(baseUrl);
    const { version } = await client.conversations.retrieve(1).withResponse();
    const failure = await failureOf(client.conversations.update(1, { status: 'done' }, { ifMatch: version }));
    expect(failure).toMatchObject({
      code: 'invalid-request',
      outcome: 'not-sent',
      message: expect.stringContaining('ifMatch is not a version, without quotes; null is none.'),
      issues: [{ pointer: '/ifMatch' }],
    });
    expect(received).toHaveLength(1);
  });

  test('an answer without ETag and request id has neither', async () => {
    const { baseUrl } = await serve(answering(200, {}));
    const answer = await connect(baseUrl).conversations.retrieve(1).withResponse();
    expect(answer).toMatchObject({ version: null, requestId: null });
  });

  test('lists come without their envelopes', async () => {
    const { baseUrl } = await serve((request, response) => {
      const index = request.url?.includes('/index') ?? false;
      const counts = { 'to-do': 2, 'in-progress': 0, done: 0 };
      const body = index ? { ids: [2, 1], total: 2, counts } : { data: [{ id: 2 }], next_cursor: 'more' };
      response.end(JSON.stringify(body));
    });
    const { conversations, users } = connect(baseUrl);
    expect(await conversations.list()).toEqual({ data: [{ id: 2 }], nextCursor: 'more' });
    expect(await conversations.listByIds([2])).toEqual([{ id: 2 }]);
    expect(await users.list()).toEqual([{ id: 2 }]);
    expect(await conversations.index()).toEqual({
      ids: [2, 1],
      total: 2,
      counts: { 'to-do': 2, 'in-progress': 0, done: 0 },
    });
  });

  test('a last page has no cursor, also where the API leaves it out', async () => {
    const { baseUrl } = await serve(answering(200, { data: [] }));
    expect(await connect(baseUrl).conversations.list()).toEqual({ data: [], nextCursor: null });
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('%s is undone', async (encoding, compress) => {
    const { baseUrl } = await serve(
      answering(200, compress(JSON.stringify({ id: 3, name: 'ü' })), { 'content-encoding': encoding }),
    );
    expect(await connect(baseUrl).conversations.retrieve(3)).toEqual({ id: 3, name: 'ü' });
  });

  const HTML = '<!doctype html><title>canary-of-the-body</title>';
  test.each([
    ['an HTML page', 200, HTML],
    ['truncated JSON', 200, '{"id": 1, "canary-of-the-body": "abc'],
    ['broken JSON', 200, '{canary-of-the-body}'],
    ['an empty body', 200, ''],
    ['no content', 204, ''],
    ['an array', 200, '["canary-of-the-body"]'],
    ['null', 200, 'null'],
    ['a text', 200, '"canary-of-the-body"'],
    ['a 304 that nobody asked for', 304, ''],
  ])('%s instead of a conversation is a ProtocolError that repeats none of it', async (_, status, body) => {
    const { baseUrl } = await serve(answering(status, body));
    const error = await failureOf(connect(baseUrl).conversations.update(1, {}));
    expect(error).toMatchObject({
      name: 'ProtocolError',
      code: 'protocol-violated',
      outcome: 'unknown',
      attempts: 1,
      status,
    });
    expect(String((error as Error).stack)).not.toContain('canary-of-the-body');
    expect((error as Error).cause).toBeUndefined();
  });

  test.each([
    ['list', { data: {} }],
    ['list', { data: [1] }],
    ['list', {}],
    ['index', { ids: ['1'], total: 1, counts: {} }],
    ['index', { ids: [1], counts: {} }],
  ] as const)('a %s with a broken envelope is a ProtocolError: %j', async (operation, body) => {
    const { baseUrl } = await serve(answering(200, body));
    expect(await failureOf(connect(baseUrl).conversations[operation]())).toMatchObject({
      name: 'ProtocolError',
    });
  });

  test('a body larger than allowed is refused', async () => {
    const { baseUrl } = await serve(answering(200, { text: 'x'.repeat(2000) }));
    const client = connect(baseUrl, { maxResponseBytes: 1000 });
    expect(await failureOf(client.conversations.update(1, {}))).toMatchObject({
      name: 'ResponseTooLargeError',
      outcome: 'unknown',
      limit: 1000,
    });
  });

  test('what a bomb unpacks to counts, and the limit is 1 MiB for one conversation', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024, 32));
    const { baseUrl } = await serve(answering(200, bomb, { 'content-encoding': 'gzip' }));
    const client = connect(baseUrl);
    expect(await failureOf(client.conversations.retrieve(1))).toMatchObject({
      name: 'ResponseTooLargeError',
      limit: 1024 * 1024,
    });
    expect(await failureOf(client.conversations.list())).toMatchObject({
      name: 'ResponseTooLargeError',
      limit: 16 * 1024 * 1024,
    });
  });

  test('broken compression is a ProtocolError', async () => {
    const broken = Buffer.from('this is no gzip at all');
    const { baseUrl } = await serve(answering(200, broken, { 'content-encoding': 'gzip' }));
    expect(await failureOf(connect(baseUrl).conversations.retrieve(1))).toMatchObject({
      name: 'ProtocolError',
      outcome: 'unknown',
    });
  });
});
