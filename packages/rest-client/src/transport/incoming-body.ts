import type { CompressCallback, ZlibOptions } from 'node:zlib';
import { TransportFailure } from './transport-failure.ts';

/** How a body that comes too fast is held back. */
interface Flow {
  pause(): void;
  resume(): void;
}

/** Bytes that may wait for a reader of chunks before the connection is held back. */
const HIGH_WATER = 64 * 1024;

/** The body of one answer as it arrives: handed out whole, or in chunks to a reader that sets the pace. */
export class IncomingBody {
  readonly #limit: number;
  #waiting: Buffer[] = [];
  #size = 0;
  #flow: Flow | null = null;
  #end: 'complete' | TransportFailure | null = null;
  #wake: () => void = () => undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `false` = larger than a whole body may be. */
  push(chunk: Buffer, flow: Flow): boolean {
    this.#size += chunk.byteLength;
    if (this.#flow === null && this.#size > this.#limit) return false;
    this.#waiting.push(chunk);
    if (this.#flow !== null && this.#size > HIGH_WATER) flow.pause();
    this.#wake();
    return true;
  }

  end(how: 'complete' | TransportFailure): void {
    this.#end ??= how;
    this.#wake();
  }

  /** No promise where all of it is there: a short body comes with its head. */
  whole(): Buffer | Promise<Buffer> {
    return this.#end === 'complete' ? this.#join() : this.#arrived();
  }

  async #arrived(): Promise<Buffer> {
    while (this.#end === null) await this.#woken();
    if (this.#end !== 'complete') throw this.#end;
    return this.#join();
  }

  #join(): Buffer {
    const [first] = this.#waiting;
    return this.#waiting.length === 1 && first !== undefined
      ? first
      : Buffer.concat(this.#waiting, this.#size);
  }

  /** What has arrived is handed out also when the connection broke after it. */
  async *chunks(flow: Flow): AsyncGenerator<Uint8Array> {
    this.#flow = flow;
    for (;;) {
      const chunks = this.#waiting;
      this.#waiting = [];
      this.#size = 0;
      yield* chunks;
      if (this.#waiting.length > 0) continue;
      if (this.#end instanceof TransportFailure) throw this.#end;
      if (this.#end === 'complete') return;
      const woken = this.#woken();
      // May push at once.
      flow.resume();
      await woken;
    }
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

type Decode = (body: Uint8Array, options: ZlibOptions, done: CompressCallback) => void;

const DECODERS = { gzip: 'gunzip', 'x-gzip': 'gunzip', deflate: 'inflate', br: 'brotliDecompress' } as const;

/**
 * Undoes `Content-Encoding`, never making more than `limit` bytes. What it does not know it leaves as it is,
 * as fetch does.
 */
export function decompress(
  body: Uint8Array,
  encoding: string | null,
  limit: number,
): Uint8Array | Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (!isDecoder(name) || body.byteLength === 0) return body;
  // Not imported: bundlers for browsers stop at modules of Node.js, even where they are never reached.
  const decode: Decode = process.getBuiltinModule('node:zlib')[DECODERS[name]];
  return new Promise((resolve, reject) => {
    decode(body, { maxOutputLength: limit }, (error, decoded) => {
      if (error === null) resolve(decoded);
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
        reject(new TransportFailure('too-large'));
      else reject(new TransportFailure('protocol', error));
    });
  });
}

function isDecoder(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}
