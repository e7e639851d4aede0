import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { VERSION_PATH } from './ask.ts';
import { engines, startApi } from './engines.ts';

const EACH = 500;
/** Each has many lists made for it before it is noticed, so the long form alone has as many of them. */
const READERS = process.env.PROVE === 'long' ? EACH : 5;
let api: Api;
let stop: () => Promise<void>;
let baseUrl: string;
let accepted = 0;
const sockets: Socket[] = [];

beforeAll(async () => {
  const engine = engines.at(-1);
  if (!engine) throw new Error('There is no engine.');
  ({ api, stop } = await startApi(engine));
  baseUrl = await api.listen();
  api.app.server.on('connection', () => {
    accepted += 1;
  });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await stop();
});

const SIGNED_IN = 'Host: test\r\nAuthorization: Bearer demo-1\r\n';
const UPDATE = `PATCH ${VERSION_PATH}/conversations/1 HTTP/1.1\r\n${SIGNED_IN}Content-Type: application/json\r\n`;
const LIST = `GET ${VERSION_PATH}/conversations?limit=100 HTTP/1.1\r\n${SIGNED_IN}`;
const LIST_AND_CLOSE = `${LIST}Connection: close\r\n\r\n`;

const open = (first: string): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1', () => {
      socket.write(first);
      resolve(socket);
    });
    socket.on('error', () => {});
    sockets.push(socket);
  });

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    api.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

/** Adds a byte every second for as long as the connection lasts. */
function dribble(socket: Socket): void {
  const timer = setInterval(() => socket.write('x'), 1_000);
  socket.on('close', () => clearInterval(timer));
  socket.resume();
}

/** Asks for more than the buffers of two kernels take, bit by bit, as the readers of a list would. */
async function askAndReadNothing(socket: Socket): Promise<void> {
  socket.pause();
  for (let i = 0; i < 100 && !socket.destroyed; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write(i < 99 ? `${LIST}\r\n` : LIST_AND_CLOSE);
  }
}

test.each<readonly [number, string, string, (socket: Socket) => unknown]>([
  [EACH, 'send their head', `${UPDATE}X: `, dribble],
  [EACH, 'send their body', `${UPDATE}Content-Length: 10000\r\n\r\n{"status":"`, dribble],
  [READERS, 'take their answers', `${LIST}\r\n`, askAndReadNothing],
])(
  '%i callers that %s slowly are closed, and others are answered meanwhile',
  { timeout: 120_000 },
  async (count, _what, first, goOn) => {
    accepted = 0;
    for (const socket of await Promise.all(Array.from({ length: count }, () => open(first)))) goOn(socket);
    await expect.poll(() => accepted, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
    const statuses = new Set<number>();
    while ((await connections()) > count / 10) {
      const answer = await fetch(`${baseUrl}/conversations/2`, {
        headers: { authorization: 'Bearer demo-1', connection: 'close' },
      });
      statuses.add(answer.status);
      await answer.json();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect([...statuses]).toEqual([200]);
  },
);
