import type { CompressCallback, ZlibOptions } from 'node:zlib';
import { TransportFailure } from './transport-failure.ts';

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
