import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { size } from '@parley/testing/scale';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VERSION_PATH } from './ask.ts';
import { type Child, startProcess, temporaryDirectory } from './child-process.ts';
import { postgres } from './engines.ts';

const EACH = 500;
/** Each has many lists made for it before it is noticed, so the long form alone has as many of them. */
const READERS = size({ short: 5, long: EACH });
/** So many lists are asked for with each answer to another: to ask for more than the api can do is another trial. */
const LISTS_PER_ANSWER = 4;
const TIMEOUT_MS = size({ short: 180_000, long: 1_800_000 });

// In a process of its own, so that nobody here delays it.
let child: Child;
let baseUrl: string;
const cleanups: (() => unknown)[] = [];

beforeAll(async () => {
  const database = await postgres?.fresh();
  const { path, remove } = temporaryDirectory();
  cleanups.push(remove, () => database?.drop());
  const DATABASE_URL = database?.settings.databaseUrl;
  const engine = DATABASE_URL ? { DATABASE_URL } : { DATA_DIR: path };
  child = startProcess({ DEMO: 'on', DEMO_CONVERSATIONS: '120', ...engine });
  baseUrl = await child.ready;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  child.process.kill('SIGTERM');
  await child.exit;
  for (const cleanup of cleanups) await cleanup();
});

const SIGNED_IN = 'Host: test\r\nAuthorization: Bearer demo-1\r\n';
const UPDATE = `PATCH ${VERSION_PATH}/conversations/1 HTTP/1.1\r\n${SIGNED_IN}Content-Type: application/json\r\n`;
const LIST = `GET ${VERSION_PATH}/conversations?limit=100 HTTP/1.1\r\n${SIGNED_IN}\r\n`;

/** Those that are open. */
const sockets = new Set<Socket>();

const open = (first: string): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1', () => {
      socket.write(first);
      resolve(socket);
    });
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });

/** Adds a byte every second for as long as the connection lasts. */
function dribble(socket: Socket): void {
  const timer = setInterval(() => socket.write('x'), 1_000);
  socket.on('close', () => clearInterval(timer));
  socket.resume();
}

/** Of those who wait to ask for a list. */
const turns: (() => void)[] = [];

/** Asks for ever more than the buffers of two kernels take, and hears of the end when it asks again. */
async function askAndReadNothing(socket: Socket): Promise<void> {
  socket.pause();
  while (!socket.destroyed) {
    await new Promise<void>((resolve) => turns.push(resolve));
    socket.write(LIST);
  }
}

test.each<readonly [number, string, string, (socket: Socket) => unknown]>([
  [EACH, 'send their head', `${UPDATE}X: `, dribble],
  [EACH, 'send their body', `${UPDATE}Content-Length: 10000\r\n\r\n{"status":"`, dribble],
  [READERS, 'take their answers', '', askAndReadNothing],
])(
  '%i callers that %s slowly are closed, and others are answered meanwhile',
  { timeout: TIMEOUT_MS },
  async (count, _what, first, goOn) => {
    for (const socket of await Promise.all(Array.from({ length: count }, () => open(first)))) goOn(socket);
    const statuses: number[] = [];
    const times: number[] = [];
    while (sockets.size > 0) {
      const began = performance.now();
      const answer = await fetch(`${baseUrl}/conversations/2`, {
        headers: { authorization: 'Bearer demo-1', connection: 'close' },
      });
      await answer.json();
      statuses.push(answer.status);
      times.push(performance.now() - began);
      for (const turn of turns.splice(0, LISTS_PER_ANSWER)) turn();
      await delay(50);
    }
    expect(statuses.length).toBeGreaterThan(10);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const slowest = Math.max(...times).toFixed(0);
    console.log(
      `${count} slow callers are gone; of ${times.length} others the slowest answer took ${slowest} ms`,
    );
  },
);
