import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built web app, ready to be sent. */
export interface WebFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  readonly immutable: boolean;
}

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
      const body = new Uint8Array(await readFile(path));
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      const file = { body, type, etag, immutable: HASHED.test(decoded) };
      known.set(path, { stamp, file });
      return file;
    } catch {
      return null;
    }
  };
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
