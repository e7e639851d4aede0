import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Memory } from './upstream.ts';

/** One request, to be answered in one way. */
interface Occasion {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
  readonly query: URLSearchParams;
  /** What the path says behind the name of the behaviour. */
  readonly detail: string;
  readonly memory: Memory;
}

type Behaviour = (occasion: Occasion) => void | Promise<void>;

/** Says exactly these bytes and goes. */
const raw =
  (bytes: string): Behaviour =>
  ({ response }) =>
    void response.socket?.end(bytes);

/** Says these bytes, and then resets. */
const thenReset =
  (bytes: string): Behaviour =>
  ({ response: { socket } }) =>
    void socket?.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 20));

const OK = 'HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\n';

/** What the upstream can do, by the first word of a path. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  empty: ({ response }) => void response.writeHead(204).end(),
  echo: ({ response, body }) => void response.end(body),
  headers: ({ response }) =>
    void response.writeHead(200, ['ETag', '"7"', 'X-Twice', 'a', 'X-Twice', 'b']).end('{}'),
  status: ({ response, detail }) => void response.writeHead(Number(detail)).end('{"code":"x"}'),
  redirect: ({ request, response, detail, query }) =>
    void response.writeHead(Number(detail), { location: `${query.get('to')}${request.url}` }).end(),
  large: ({ response, query }) => void response.end('x'.repeat(Number(query.get('size')))),
  compressed({ response, detail, query }) {
    const plain = Buffer.alloc(Number(query.get('size')), 'x');
    response.setHeader('content-encoding', detail);
    response.end(detail === 'br' ? brotliCompressSync(plain) : gzipSync(plain));
  },
  async pieces({ response }) {
    const whole = Buffer.from('ä'.repeat(1_000));
    for (let at = 0; at < whole.length; at += 333) {
      response.write(whole.subarray(at, at + 333));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  },
  async waiting({ response, memory }) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('first');
    await memory.released;
    response.end('rest');
  },
  async endless({ response, memory }) {
    const piece = Buffer.alloc(64 * 1024, 'x');
    while (!response.destroyed) {
      memory.written += piece.length;
      if (!response.write(piece))
        await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
  },
  silent: () => undefined,
  reset: ({ response }) => void response.socket?.resetAndDestroy(),
  end: raw(''),
  'reset-in-headers': thenReset('HTTP/1.1 200 OK\r\nX'),
  'reset-in-body': thenReset(`${OK}content-length: 99\r\n\r\n{"id":`),
  truncated: raw(`${OK}content-length: 99\r\n\r\n{"id":`),
  'truncated-chunks': raw(`${OK}transfer-encoding: chunked\r\n\r\n5\r\n{"id"`),
  'no-http': raw('hello, this is no HTTP\r\n\r\n'),
  'bad-chunk': raw(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
  'broken-gzip': ({ response }) => {
    const bytes = gzipSync(Buffer.alloc(1_000, 'x'));
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes.fill(0, 12));
  },
};
