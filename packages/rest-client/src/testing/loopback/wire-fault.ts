import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FaultKind } from '../faults/fault-kinds.ts';

/** Does to a connection what a fault is, once its request has arrived. */
type WireFault = (socket: Socket) => unknown;

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const HALF = '{"id": 1, "sta';

/** Sends bytes and lets them arrive before the connection ends. */
const thenReset =
  (bytes: string): WireFault =>
  (socket) =>
    socket.write(bytes, async () => {
      await pause(20);
      socket.resetAndDestroy();
    });
const thenEnd =
  (bytes: string | Buffer): WireFault =>
  (socket) =>
    socket.end(bytes);
const thenNothing =
  (bytes: string): WireFault =>
  (socket) =>
    socket.write(bytes);

const WIRE_FAULTS: Partial<Record<FaultKind, WireFault>> = {
  'closed-after-request': (socket) => socket.end(),
  'reset-after-request': (socket) => socket.resetAndDestroy(),
  'reset-of-idle-connection': (socket) => socket.resetAndDestroy(),
  'no-answer': () => undefined,
  'stalled-body': thenNothing(`${HEAD}content-length: 100\r\n\r\n${HALF}`),
  'dripping-body'(socket) {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
    const drip = setInterval(() => socket.write('1\r\n \r\n'), 20);
    socket.on('close', () => clearInterval(drip));
  },
  'garbage-status': thenEnd('HTTP/1.1 OK fine\r\n\r\n{}'),
  'http-0.9': thenEnd('{"id": 1}\r\n'),
  'bad-chunk': thenEnd(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
  'header-overflow': thenEnd(`${HEAD}x-endless: ${'y'.repeat(200_000)}\r\n\r\n{}`),
  'truncated-body': thenEnd(`${HEAD}content-length: 100\r\n\r\n${HALF}`),
  'reset-mid-body': thenReset(`${HEAD}content-length: 100\r\n\r\n${HALF}`),
  'no-final-chunk': thenEnd(
    `${HEAD}transfer-encoding: chunked\r\n\r\n${HALF.length.toString(16)}\r\n${HALF}\r\n`,
  ),
  'corrupt-gzip': (socket) => sendGzip(socket, Buffer.from('this is no gzip, whatever the header says')),
  'gzip-bomb': async (socket) => sendGzip(socket, await gzipBomb()),
};

/** Plays a fault on the connection of a request that has been read; false = this fault is none below HTTP. */
export function playOnWire(kind: FaultKind, socket: Socket): boolean {
  const play = WIRE_FAULTS[kind];
  play?.(socket);
  return play !== undefined;
}

function sendGzip(socket: Socket, body: Buffer): void {
  socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: ${body.byteLength}\r\n\r\n`);
  socket.end(body);
}

let bomb: Promise<Buffer> | undefined;

function gzipBomb(): Promise<Buffer> {
  bomb ??= promisify(gzip)(Buffer.alloc(64 * 1024 * 1024));
  return bomb;
}
