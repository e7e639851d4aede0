import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A REST API of one conversation, and further documents of the same origin. */
export interface Upstream {
  readonly origin: string;
  readonly baseUrl: string;
  /** Whether the last request came through undici rather than fetch, which names itself. */
  lastCameFromFetch(): boolean;
  /** Serves a document under a path, with headers. */
  serve(path: string, headers: Readonly<Record<string, string>>, body: string): void;
  close(): void;
}

export async function startUpstream(): Promise<Upstream> {
  const documents = new Map<string, { headers: Readonly<Record<string, string>>; body: string }>();
  let fromFetch = false;
  const server = createServer(async (request, response) => {
    const document = documents.get(request.url ?? '');
    if (document) return response.writeHead(200, document.headers).end(document.body);
    fromFetch = request.headers['sec-fetch-mode'] !== undefined;
    let text = '';
    for await (const chunk of request) text += chunk;
    response.setHeader('content-type', 'application/json');
    // An answer that departs from the page.
    if (request.url === '/third-party/v1/users/me') return response.end('{"id":"one"}');
    if (request.url !== '/third-party/v1/conversations/1') return response.writeHead(404).end('{}');
    return response
      .writeHead(200, { etag: '"7"' })
      .end(JSON.stringify({ id: 1, ...JSON.parse(text || '{}') }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    baseUrl: `${origin}/third-party/v1`,
    lastCameFromFetch: () => fromFetch,
    serve: (path, headers, body) => void documents.set(path, { headers, body }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
