import { expect, test } from 'vitest';
import { contract, failureOf } from './contract.ts';
import { answering, deadAddress, serve, serveRaw } from './loopback.ts';

contract('a connection', (connect) => {
  test('that is refused sends nothing', async () => {
    const client = connect(await deadAddress(), { maxAttempts: 1 });
    const error = await failureOf(client.conversations.update(1, {}));
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'connection-failed',
      outcome: 'not-sent',
      attempts: 1,
      cause: { code: 'ECONNREFUSED' },
    });
    expect((error as Error).message).toContain('ECONNREFUSED');
  });

  test('to a name that does not exist sends nothing', async () => {
    const error = await failureOf(connect('http://nowhere.invalid/v1').conversations.update(1, {}));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'not-sent' });
  });

  test('by TLS to a server without it sends nothing', async () => {
    const { baseUrl } = await serveRaw((socket) => socket.end('this is no TLS\r\n\r\n'));
    const error = await failureOf(connect(baseUrl.replace('http:', 'https:')).conversations.update(1, {}));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'not-sent' });
  });

  test.each([
    ['is reset after the request', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['is ended after the request', (socket) => socket.once('data', () => socket.end())],
    [
      'is reset within the headers',
      (socket) =>
        socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nX', () => socket.resetAndDestroy())),
    ],
    [
      'is ended within the body',
      (socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"id":')),
    ],
    [
      'is ended within a chunked body',
      (socket) =>
        socket.once('data', () =>
          socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"id"'),
        ),
    ],
  ] satisfies [string, (socket: import('node:net').Socket) => void][])(
    'that %s leaves the outcome unknown',
    async (_, misbehave) => {
      const { baseUrl } = await serveRaw(misbehave);
      const error = await failureOf(connect(baseUrl).conversations.update(1, { status: 'done' }));
      expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown', attempts: 1 });
      expect((error as Error).message).toContain('read the conversation');
    },
  );

  test.each([
    ['that is no HTTP', 'hello, this is no HTTP\r\n\r\n'],
    ['with a broken chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n'],
    ['with endless headers', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n{}`],
  ])('an answer %s is a ProtocolError', async (_, answer) => {
    const { baseUrl } = await serveRaw((socket) => socket.once('data', () => socket.end(answer)));
    const error = await failureOf(connect(baseUrl).conversations.update(1, {}));
    expect(error).toMatchObject({ name: 'ProtocolError', outcome: 'unknown' });
  });

  test('is kept for the next calls, also after an error status', async () => {
    const { baseUrl, connections } = await serve(answering(404, { code: 'not-found' }));
    const client = connect(baseUrl);
    for (let round = 0; round < 6; round += 1) await failureOf(client.users.me());
    // undici rests a connection for one turn of the event loop, so that two take turns.
    expect(connections()).toBeLessThanOrEqual(2);
  });
});

contract('a redirect', (connect) => {
  test.each([
    [301, 'rejected'],
    [302, 'rejected'],
    [303, 'unknown'],
    [307, 'rejected'],
    [308, 'rejected'],
  ])('%i to another origin is an error, and nothing reaches that origin', async (status, outcome) => {
    const other = await serve(answering(200, { id: 1 }));
    const { baseUrl, received } = await serve(
      answering(status, '', { location: `${other.baseUrl}/conversations/1` }),
    );
    const error = await failureOf(connect(baseUrl).conversations.update(1, { status: 'done' }));
    expect(error).toMatchObject({
      name: 'UnexpectedRedirectError',
      code: 'unexpected-redirect',
      outcome,
      status,
    });
    expect(received).toHaveLength(1);
    expect(other.received).toHaveLength(0);
  });
});
