import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { watch } from '../canary/canary.ts';
import { sendJson, sendProblem, startUpstream } from '../doubles/upstream-double.ts';

type Content = Readonly<Record<string, unknown>>;
type SendFile = (response: ServerResponse, asked: { readonly headers: IncomingMessage['headers'] }) => void;

/** An API with conversation 7, which is of user 1, and whatever file is behind its message 20. */
export async function startFileUpstream(
  contents: (origin: string) => readonly Content[],
  sendFile: SendFile,
) {
  const upstream = await startUpstream((received, response) => {
    const path = received.path.split('?', 1)[0];
    if (path === '/') return sendJson(response, 200, { name: 'double', extensions: ['read'] });
    const token = received.headers.authorization;
    if (token !== 'Bearer u1' && token !== 'Bearer u5') return sendProblem(response, 401, 'unauthorized');
    if (path === '/files/1') return sendFile(response, received);
    if (path === '/users') return sendJson(response, 200, { data: [] });
    if (path === '/conversations/8') return sendProblem(response, 403, 'forbidden');
    if (path !== '/conversations/7' || token !== 'Bearer u1') {
      return sendProblem(response, 404, 'conversation-not-found');
    }
    sendJson(response, 200, {
      id: 7,
      status: 'to-do',
      latest_message: {
        id: 20,
        contents: contents(new URL(upstream.url).origin),
        reference: { id: 19, contents: contents(new URL(upstream.url).origin) },
      },
    });
  });
  return upstream;
}

/** A content whose file is where the API is. */
export function ownFile(origin: string, more: Content = {}): Content {
  return {
    type: 'image',
    has_file: true,
    name: 'cat.png',
    mime_type: 'image/png',
    download_url: `${origin}/third-party/v1/files/1`,
    public_download_url: `${origin}/public/1`,
    ...more,
  };
}

/** Somebody else's server, which must never see a token. */
export async function startStranger(
  answer: (response: ServerResponse) => void = (response) => response.end('x'),
) {
  const visits: string[] = [];
  const heads: string[] = [];
  const server = createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    heads.push(...request.rawHeaders);
    watch('stranger', JSON.stringify([request.url, request.rawHeaders]));
    answer(response);
  }).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, visits, heads };
}

/** Three bytes that are said to be a picture. */
export function png(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': '3', 'set-cookie': 'a=b' });
  response.end('PNG');
}
