import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Socket } from 'node:net';
import { BEHAVIOURS } from './behaviours.ts';
import type { Addresses, Seen } from './world.ts';

/** What happened under one id, at every origin. */
export class Memory {
  readonly requests: Seen['requests'][number][] = [];
  abandoned = false;
  written = 0;
  release!: () => void;
  readonly released = new Promise<void>((resolve) => {
    this.release = resolve;
  });
}

/** An upstream that misbehaves on request, and pages of the same origin. */
export interface ContractUpstream extends Addresses {
  /** Serves a document; other paths are behaviours. */
  serve(path: string, type: string, body: string): void;
  close(): void;
}

export async function startContractUpstream(): Promise<ContractUpstream> {
  const memories = new Map<string, Memory>();
  const documents = new Map<string, { type: string; body: string }>();
  const connections = new Map<Socket, number>();

  const memoryOf = (id: string): Memory => {
    const memory = memories.get(id) ?? new Memory();
    memories.set(id, memory);
    return memory;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://upstream');
    const [, verb = '', id = '', behaviour = '', detail = ''] = url.pathname.split('/');
    const document = documents.get(url.pathname);
    if (document) return void response.setHeader('content-type', document.type).end(document.body);
    const memory = memoryOf(id);
    if (verb === 'release') {
      memory.release();
      return void response.end();
    }
    if (verb === 'seen') {
      const { requests, abandoned, written } = memory;
      return void response.end(JSON.stringify({ requests, abandoned, written }));
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url: target = '', socket } = request;
    const connection = connections.get(socket) ?? -1;
    const headers = request.headers as Record<string, string>;
    memory.requests.push({ method, url: target, headers, body, connection });
    response.on('close', () => {
      memory.abandoned ||= !response.writableFinished;
    });
    await BEHAVIOURS[behaviour]?.({ request, response, body, query: url.searchParams, detail, memory });
  }

  async function listen(): Promise<{ origin: string; close: () => void }> {
    const server = createServer((request, response) => void answer(request, response));
    server.on('connection', (socket: Socket) => {
      connections.set(socket, connections.size);
      socket.on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      close() {
        server.closeAllConnections();
        server.close();
      },
    };
  }

  const [upstream, other, dead] = [await listen(), await listen(), await deadOrigin()];
  return {
    upstream: upstream.origin,
    other: other.origin,
    dead,
    serve: (path, type, body) => void documents.set(path, { type, body }),
    close() {
      upstream.close();
      other.close();
    },
  };
}

async function deadOrigin(): Promise<string> {
  const server = createRawServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
