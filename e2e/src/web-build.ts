import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../apps/web/dist/', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** The built inbox, as the gateway serves it. Bytes are those of gzip at its best. */
export function readWebBuild(): { readonly initial: number; readonly all: number } {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8'));
  const initial = new Set<string>();
  const load = (chunk: Chunk | undefined) => {
    if (chunk === undefined || initial.has(chunk.file)) return;
    initial.add(chunk.file);
    for (const next of chunk.imports ?? []) load(manifest[next]);
  };
  for (const chunk of Object.values(manifest)) if (chunk.isEntry) load(chunk);
  const files = Object.values(manifest).map(({ file }) => file);
  const all = files.filter((file) => file.endsWith('.js'));
  return { initial: sizeOf([...initial]), all: sizeOf(all) };
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(DIST + file), { level: 9 }).byteLength, 0);
}
