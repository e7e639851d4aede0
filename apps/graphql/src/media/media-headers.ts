import { SECURITY_HEADERS } from '../server/use-security-headers.ts';

/** What a browser shows or plays without ever running it. No SVG: it is a document with scripts. */
const SHOWN = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/aac',
  'audio/amr',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'video/3gpp',
  'video/mp4',
  'video/ogg',
  'video/quicktime',
  'video/webm',
]);
const SAVED = new Set(['application/pdf']);
const BYTES = 'application/octet-stream';

export const MEDIA_HEADERS = {
  ...SECURITY_HEADERS,
  // Were it ever opened as a page of its own, it could do nothing.
  'content-security-policy': "sandbox; default-src 'none'",
  // Nothing of a customer stays in a browser that several people use.
  'cache-control': 'private, no-store',
} as const;

/** How a file leaves the gateway; `type` is what its server said, and counts before what the message said. Pure. */
export function toContentHeaders(
  type: string | null,
  { mimeType, name }: { readonly mimeType: string | null; readonly name: string | null },
): Record<string, string> {
  const said = essence(type);
  const contentType = allowed(said === null || said === BYTES ? essence(mimeType) : said);
  return { 'content-type': contentType, 'content-disposition': disposition(SHOWN.has(contentType), name) };
}

function essence(type: string | null): string | null {
  const [found = ''] = (type ?? '').split(';');
  return found.trim().toLowerCase() || null;
}

function allowed(type: string | null): string {
  return type !== null && (SHOWN.has(type) || SAVED.has(type)) ? type : BYTES;
}

// Controls, what separates folders and fields, and what turns the reading direction to hide an ending.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"\\/:*?<>|%;]+/gu;
const LONGEST = 120;

/** RFC 6266, with the name both ways: the plain one for clients that do not read RFC 8187. */
function disposition(shown: boolean, name: string | null): string {
  const kind = shown ? 'inline' : 'attachment';
  const tidy = [...(name ?? '').replace(UNSAFE, '_').trim()].slice(0, LONGEST).join('');
  if (tidy === '') return kind;
  const plain = tidy.replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(tidy).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
