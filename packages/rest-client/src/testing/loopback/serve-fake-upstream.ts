import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { MACHINE_CLOCK } from '../../clock.ts';
import type { FakeRequest } from '../api/fake-request.ts';
import { FAULTS, type FaultKind } from '../faults/fault-kinds.ts';
import type { Fault, FaultScope } from '../faults/fault-script.ts';
import {
  createUpstreamCore,
  type FakeUpstreamOptions,
  type UpstreamAddress,
  type UpstreamControls,
} from '../upstream-core.ts';
import { type BlackHole, openBlackHole } from './black-hole.ts';
import { listen } from './listen.ts';
import { playOnWire } from './wire-fault.ts';

/** An API on the loopback interface that can be made to fail, down to its sockets. */
export interface LoopbackUpstream extends UpstreamControls {
  /** For `createRestClient`, or for an app that makes its own client. Transport and clock are the real ones. */
  readonly options: UpstreamAddress;
  /**
   * Base URL at which one of the faults `connection-refused`, `host-not-found`, `connect-timeout` and `no-tls` is met:
   * no server can play them at its own address, so `failNext` refuses them with a `TypeError`.
   */
  addressOf(kind: FaultKind): Promise<string>;
  /** What reached the other origin, where redirects lead. Nothing should. */
  readonly strayed: readonly string[];
  /** How many connections are open now. */
  readonly openConnections: number;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

const BASE_PATH = '/third-party/v1';

/** Serves the fake upstream on a free port of 127.0.0.1. Only for Node.js; time is real. */
export async function serveFakeUpstream(options: FakeUpstreamOptions = {}): Promise<LoopbackUpstream> {
  const strayed: string[] = [];
  const elsewhere = await listen(
    createServer((request, response) => {
      strayed.push(`${request.method} ${request.url}`);
      response.end('{}');
    }),
  );
  const core = createUpstreamCore(options, MACHINE_CLOCK, () => elsewhere.origin);
  const { script } = core;
  const used = new WeakSet<Socket>();
  const refused = new WeakSet<Socket>();
  const plain = await listen(createRawServer((socket) => socket.end('this is no TLS\r\n\r\n')));

  const server = createServer(async (message, response) => {
    // `null`: the client went away in the middle of its own request.
    const request = await toFakeRequest(message).catch(() => null);
    // What still arrives after the connection was closed is read by nobody.
    if (request === null || refused.has(message.socket)) return;
    const reused = used.has(message.socket);
    used.add(message.socket);
    const fault = script.take(request, reused);
    if (options.latency !== undefined) await pause(options.latency);
    const answer = core.arrive(request, fault, own.origin + BASE_PATH);
    if (answer !== null) send(response, answer);
    else if (fault !== null && !playOnWire(fault.kind, message.socket))
      failToAccept(fault.kind, message.socket);
  });
  server.on('connection', (socket: Socket) => {
    const fault = script.takeConnection();
    if (fault === null) return;
    refused.add(socket);
    failToAccept(fault.kind, socket);
  });
  const own = await listen(server);

  let blackHole: Promise<BlackHole> | undefined;
  const checked =
    <S>(fail: (fault: FaultKind | Fault, scope?: S) => void) =>
    (fault: FaultKind | Fault, scope?: S) => {
      const kind = typeof fault === 'string' ? fault : fault.kind;
      if (FAULTS[kind]?.where === 'address') {
        throw new TypeError(`No server can play ${kind}: use the base URL that addressOf('${kind}') gives.`);
      }
      // Idle connections would carry the next request past a fault of new ones.
      if (FAULTS[kind]?.where === 'connection') server.closeIdleConnections();
      fail(fault, scope);
    };

  return {
    ...core.controls,
    failNext: checked<FaultScope>(core.controls.failNext),
    failAlways: checked<Pick<FaultScope, 'only'>>(core.controls.failAlways),
    options: { baseUrl: own.origin + BASE_PATH, ...core.options },
    strayed,
    get openConnections() {
      return own.open();
    },
    async addressOf(kind) {
      switch (kind) {
        case 'connection-refused':
          return (await refusingOrigin()) + BASE_PATH;
        case 'host-not-found':
          return `http://nowhere.invalid${BASE_PATH}`;
        case 'no-tls':
          return plain.origin.replace('http:', 'https:') + BASE_PATH;
        case 'connect-timeout':
          blackHole ??= openBlackHole();
          return `http://127.0.0.1:${(await blackHole).port}${BASE_PATH}`;
        default:
          throw new TypeError(`${kind} is no fault of an address: use failNext('${kind}').`);
      }
    },
    async close() {
      await Promise.all([own.close(), elsewhere.close(), plain.close(), blackHole?.then((it) => it.close())]);
    },
  };
}

/** An address at which something listened a moment ago. */
async function refusingOrigin(): Promise<string> {
  const server = await listen(createServer());
  await server.close();
  return server.origin;
}

function failToAccept(kind: FaultKind, socket: Socket): void {
  if (kind === 'reset-on-accept') socket.resetAndDestroy();
  else socket.end();
}

async function toFakeRequest(message: IncomingMessage): Promise<FakeRequest> {
  let body = '';
  for await (const chunk of message) body += chunk;
  const { method = '', url = '' } = message;
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return {
    method,
    path: url.startsWith(BASE_PATH) ? url.slice(BASE_PATH.length) || '/' : url,
    headers: Object.fromEntries(headers),
    body: body === '' ? null : body,
  };
}

function send(response: ServerResponse, answer: { status: number; headers: object; body: string }): void {
  response.writeHead(answer.status, { ...answer.headers });
  response.end(answer.body);
}
