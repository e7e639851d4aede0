import { createServer, type Socket } from 'node:net';
import { CONVERSATION } from './conversation.ts';

// The one upstream of all: bare sockets, so that it is never what limits the fast ones.
const BODY = JSON.stringify(CONVERSATION);
const ANSWER = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\netag: "8"\r\nx-request-id: r-1\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\nconnection: keep-alive\r\n\r\n${BODY}`;

const server = createServer({ noDelay: true }, (socket: Socket) => {
  let pending = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    for (let end = endOfRequest(pending); end > 0; end = endOfRequest(pending)) {
      pending = pending.slice(end);
      socket.write(ANSWER);
    }
  });
});

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

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.(address.port);
});
process.on('disconnect', () => process.exit());
