import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Rejects requests that HTTP forbids and Node lets through. */
export function malformedRequestPlugin(app: FastifyInstance): void {
  // RFC 9112, 3.2: exactly one Host field, or proxies may disagree about the target.
  app.addHook('onRequest', async ({ raw }) => {
    const hosts = raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
    if (hosts.length === 1 || (hosts.length === 0 && raw.httpVersion === '1.0')) return;
    throw new Problem('malformed-request', { headers: { connection: 'close' } });
  });
  // RFC 9110, 10.1.1: 100-continue is the only expectation. Node responds to any other without a body.
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const problem = new Problem('expectation-failed');
    response.writeHead(problem.status, { 'content-type': 'application/problem+json', connection: 'close' });
    response.end(JSON.stringify(problem));
  });
}

/** Errors of Node's HTTP parser. No route can respond yet: there is no request. */
const PARSER_ERRORS: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, title: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: 'Request Timeout' },
};

/** Responds to bytes that Node cannot parse as a request. */
export function rejectMalformedRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, title } = PARSER_ERRORS[error.code ?? ''] ?? { status: 400, title: 'Bad Request' };
  const detail = 'The request is not valid HTTP; correct it and send it again.';
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
