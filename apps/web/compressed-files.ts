import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(js|css|html|svg)$/;

/** Puts the compressed forms of every text beside it, as small as they can be: nobody waits for it here. */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler({ dir = '' }) {
        for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
          if (!TEXT.test(name)) continue;
          const text = readFileSync(join(dir, name));
          writeFileSync(join(dir, `${name}.br`), brotliCompressSync(text));
          writeFileSync(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }));
        }
      },
    },
  };
}
