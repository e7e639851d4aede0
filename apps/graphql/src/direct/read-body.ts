import type { IncomingMessage } from 'node:http';

/** `null` = the caller went away before it was whole. The server itself bounds how long that may take. */
export function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // Comes also of a caller who merely hangs up.
    request.on('error', () => resolve(null));
  });
}
