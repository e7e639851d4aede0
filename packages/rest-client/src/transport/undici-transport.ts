import type { Transport } from './transport.ts';

export interface UndiciTransportOptions {
  /**
   * Connections per origin that may be open at once; further requests wait within their deadline.
   * @default 128
   */
  readonly connections?: number;
}

/** Sends through undici's `dispatch`, the least work per request on Node.js. Needs the optional peer `undici`. */
export function createUndiciTransport(_options: UndiciTransportOptions = {}): Transport {
  throw new Error('under construction');
}
