import type { Transport } from './transport.ts';

/** Sends through the global `fetch`: browsers, Bun, Deno, Workers, and Node.js without undici. */
export function createFetchTransport(): Transport {
  throw new Error('under construction');
}
