import type { Socket } from 'node:net';

/** What Node's parser gave up on; there is no request yet that could be answered by a route. */
const BROKEN: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, title: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: 'Request Timeout' },
};

export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, title } = BROKEN[error.code ?? ''] ?? { status: 400, title: 'Bad Request' };
  const detail = 'The request is not HTTP as this server reads it; correct it and send it again.';
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
