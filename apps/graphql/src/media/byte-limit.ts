import { Transform } from 'node:stream';
import { MediaError } from './media-error.ts';

/** Passes on so many bytes, and breaks off when there are more: a server need not say beforehand how many come. */
export function createByteLimit(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) done(new MediaError('FILE_TOO_LARGE'));
      else done(null, chunk);
    },
  });
}
