import { createFetchTransportWith } from '../transport/fetch-transport.ts';
import type { Transport } from '../transport/transport.ts';
import { TransportFailure, toLostConnection } from '../transport/transport-failure.ts';

/** `fetch` as pages have it, where it gives no codes; and nothing that only feeds need. */
export function createPageTransport(): Transport {
  return createFetchTransportWith({ toFailure: toLostConnection, readChunks: refuseChunks });
}

function refuseChunks(): never {
  throw new TransportFailure('protocol');
}
