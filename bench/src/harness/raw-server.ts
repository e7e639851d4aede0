import { createServer, type Socket } from 'node:net';

/**
 * Bare sockets, so that the upstream is never what limits the fast ones. Tells the parent process its port.
 * `answerTo` gets the first line of a request and its body, and gives a whole answer.
 */
export function serveRaw(answerTo: (requestLine: string, body: string) => Buffer): void {
  const server = createServer({ noDelay: true }, (socket: Socket) => {
    let pending = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (let end = endOfRequest(pending); end > 0; end = endOfRequest(pending)) {
        const line = pending.slice(0, pending.indexOf('\r\n'));
        const body = pending.slice(pending.indexOf('\r\n\r\n') + 4, end);
        pending = pending.slice(end);
        socket.write(answerTo(line, body));
      }
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address !== null) process.send?.(address.port);
  });
  process.on('disconnect', () => process.exit());
}

/** With the headers that a server on Node.js and its framework send. */
export function toRawAnswer(body: unknown, version = '8'): Buffer {
  const text = JSON.stringify(body);
  const head = [
    'HTTP/1.1 200 OK',
    'content-type: application/json; charset=utf-8',
    `etag: "${version}"`,
    'cache-control: private, no-cache',
    'vary: accept-encoding',
    'x-request-id: 0d3a1f0a-6f10-4a6e-9b39-8a530f7c2c1e',
    `content-length: ${Buffer.byteLength(text)}`,
    `date: ${new Date().toUTCString()}`,
    'connection: keep-alive',
    'keep-alive: timeout=72',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`);
}

/** Where the first request ends; 0 while it is not whole. */
function endOfRequest(text: string): number {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const headers = text.slice(0, head).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(headers);
  if (length !== null) {
    const end = head + 4 + Number(length[1]);
    return text.length >= end ? end : 0;
  }
  if (!headers.includes('transfer-encoding: chunked')) return head + 4;
  const last = text.indexOf('0\r\n\r\n', head + 4);
  return last < 0 ? 0 : last + 5;
}
