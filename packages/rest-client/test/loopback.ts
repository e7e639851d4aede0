import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a server was asked. */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server of one test. */
interface Served {
  readonly baseUrl: string;
  readonly received: Received[];
  /** How many connections were made. */
  readonly connections: () => number;
  /** How many are open. */
  readonly open: () => number;
  /** Takes no new connection. */
  readonly stop: () => void;
}

/** Serves HTTP on a free port until the test ends, and remembers what it was asked. */
export async function serve(answer: RequestListener): Promise<Served> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    answer(request, response);
  });
  let opened = 0;
  let open = 0;
  server.on('connection', (socket) => {
    opened += 1;
    open += 1;
    socket.on('close', () => {
      open -= 1;
    });
  });
  const baseUrl = await listen(server);
  const stop = () => void server.close();
  return { baseUrl, received, connections: () => opened, open: () => open, stop };
}

/** Answers every request alike. */
export function answering(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };
}

/** Serves bare connections on a free port until the test ends: for everything that a well-behaved server cannot do. */
export async function serveRaw(
  onConnection: (socket: Socket) => void,
): Promise<{ baseUrl: string; server: Server }> {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  return { baseUrl: await listen(server), server };
}

/** Serves HTTP at an address at which nothing listened until now. */
export function listenAt(baseUrl: string, answer: RequestListener): void {
  const server = createServer(answer);
  server.listen(Number(new URL(baseUrl).port), '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
}

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/third-party/v1`;
}

/** An address at which nothing listens. */
export async function deadAddress(): Promise<string> {
  const server = createRawServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/third-party/v1`;
}
