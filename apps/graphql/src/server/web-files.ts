import { createHash } from 'node:crypto';
import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built web app, ready to be sent. */
export interface WebFile {
  readonly type: string;
  readonly immutable: boolean;
  /** The file as it is, and what the build has put beside it, the smallest first. */
  readonly forms: readonly [...WebFileForm[], WebFileForm];
}

export interface WebFileForm {
  /** As in `accept-encoding`; null = as it is. */
  readonly encoding: string | null;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

// Vite puts a hash of the content into the names of what it builds.
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

export function createWebFiles(dist: string) {
  const known = new Map<string, { readonly stamp: string; readonly file: WebFile }>();

  /** `null` when there is no such file inside of the folder, whatever the path tries. */
  return async function find(pathname: string): Promise<WebFile | null> {
    const decoded = decode(pathname);
    if (decoded === null || decoded.includes('\0') || decoded.split(/[\\/]/).some(isHidden)) return null;
    try {
      const root = await realpath(dist);
      const path = await realpath(join(root, decoded));
      if (!path.startsWith(root + sep)) return null;
      const stats = await stat(path);
      if (!stats.isFile()) return null;
      const stamp = `${stats.mtimeMs} ${stats.size}`;
      const found = known.get(path);
      if (found?.stamp === stamp) return found.file;
      const file: WebFile = {
        type: TYPES[extname(path)] ?? 'application/octet-stream',
        immutable: HASHED.test(decoded),
        forms: [...(await compressedForms(path, stats.mtimeMs)), toForm(null, await readFile(path))],
      };
      known.set(path, { stamp, file });
      return file;
    } catch {
      return null;
    }
  };
}

/** Those that were made from this version of the file. */
async function compressedForms(path: string, changed: number): Promise<WebFileForm[]> {
  const forms = ENCODINGS.map(async ([encoding, ending]) => {
    const stats = await lstat(path + ending).catch(() => null);
    if (!stats?.isFile() || stats.mtimeMs < changed) return [];
    return [toForm(encoding, await readFile(path + ending))];
  });
  return (await Promise.all(forms)).flat();
}

function toForm(encoding: string | null, content: Buffer): WebFileForm {
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  return { encoding, body: new Uint8Array(content), etag };
}

/** `..` and names that begin with a dot. */
function isHidden(segment: string): boolean {
  return segment.startsWith('.');
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
