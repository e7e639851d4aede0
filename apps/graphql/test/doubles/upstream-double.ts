import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withoutCanary } from '../canary/canary.ts';

/** A request as the upstream received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface UpstreamDouble {
  /** Address with the version path. */
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

export type Respond = (received: Received, response: ServerResponse) => void | Promise<void>;

/** A real HTTP server that notes what it receives. */
export async function startUpstream(respond: Respond): Promise<UpstreamDouble> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? null : JSON.parse(text);
    const path = (request.url ?? '').replace('/third-party/v1', '');
    const { authorization, ...others } = request.headers;
    const headers = { ...others, ...(authorization && { authorization: withoutCanary(authorization) }) };
    const entry = { method: request.method ?? '', path, headers, body };
    received.push(entry);
    await respond(entry, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/third-party/v1`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function sendProblem(
  response: ServerResponse,
  status: number,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = { type: `urn:parley:problem:${code}`, title: code, status, code, ...more };
  sendJson(response, status, body, { 'content-type': 'application/problem+json', ...headers });
}

export function sendHtml(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end('<html><body><h1>It did not work</h1></body></html>');
}
