import type { Transport, TransportRequest, TransportResponse } from './transport.ts';
import { TransportFailure, toTransportFailure } from './transport-failure.ts';

/** What is not the same everywhere. */
interface FetchParts {
  /** Reads what fetch threw. */
  readonly toFailure: typeof toTransportFailure;
  readonly readChunks: (response: Response) => AsyncIterable<Uint8Array>;
}

/** Sends through the global `fetch`: browsers, Bun, Deno, Workers, and Node.js without undici. */
export function createFetchTransport(): Transport {
  return createFetchTransportWith({ toFailure: toTransportFailure, readChunks });
}

/** Of other parts. */
export function createFetchTransportWith(parts: FetchParts): Transport {
  return {
    send: (request) => send(request, parts),
    // The runtime owns the connections of fetch.
    close: () => Promise.resolve(),
  };
}

async function send(
  request: TransportRequest,
  { toFailure, readChunks }: FetchParts,
): Promise<TransportResponse> {
  const { method, headers, body, signal, maxResponseBytes } = request;
  request.onSending();
  // Only options that every runtime knows: Workers throw at `cache`, `credentials` and `mode`.
  const init: RequestInit = { method, headers, body, signal, redirect: 'manual' };
  try {
    const response = await fetch(request.origin + request.path, init);
    return {
      status: response.type === 'opaqueredirect' ? 0 : response.status,
      header: (name) => response.headers.get(name),
      read: () => readBounded(response, maxResponseBytes, toFailure),
      chunks: () => readChunks(response),
    };
  } catch (error) {
    throw toFailure(error, 'unknown');
  }
}

/** Counts what comes out of the decompression. */
async function readBounded(
  response: Response,
  limit: number,
  toFailure: FetchParts['toFailure'],
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // React Native has no streams.
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? {};
      if (done) break;
      const chunk = value ?? new Uint8Array(await response.arrayBuffer());
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > limit) {
        void reader?.cancel().catch(() => undefined);
        throw new TransportFailure('too-large');
      }
      if (!reader) break;
    }
  } catch (error) {
    throw toFailure(error, 'yes');
  }
  return join(chunks, size);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** The body of an answer as it arrives. */
async function* readChunks({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw toTransportFailure(error, 'yes');
  } finally {
    void reader?.cancel().catch(() => undefined);
  }
}
