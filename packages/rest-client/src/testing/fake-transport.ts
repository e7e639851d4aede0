import type { Clock } from '../clock.ts';
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts';
import { TransportFailure } from '../transport/transport-failure.ts';
import type { FakeAnswer, FakeRequest } from './api/fake-request.ts';
import { FAULTS } from './faults/fault-kinds.ts';
import { arrives, type Fault } from './faults/fault-script.ts';
import { playFault } from './faults/play-fault.ts';

/** What stands behind a transport in memory. */
export interface FakeExchange {
  /** Which fault a request meets; `null` = none. */
  meet(request: FakeRequest): Fault | null;
  /** Lets the request arrive, and gives the answer, or `null` for a fault below HTTP. */
  arrive(request: FakeRequest, fault: Fault | null): FakeAnswer | null;
  readonly clock: Clock;
  /** Milliseconds until an answer. */
  readonly latency: () => number;
  readonly origin: string;
  readonly basePath: string;
}

/** Brings requests to the fake API in memory. */
export function createFakeTransport(exchange: FakeExchange): Transport {
  return {
    reportsSending: true,
    async send(sent) {
      const request = toFakeRequest(sent, exchange);
      if (request === null) throw notFound();
      const fault = exchange.meet(request);
      if (fault !== null && !arrives(fault.kind)) {
        if (FAULTS[fault.kind].outcome !== 'not-sent') sent.onSending();
        return playFault(fault.kind, sent, exchange.clock);
      }
      sent.onSending();
      await pause(exchange.latency(), sent, exchange.clock);
      const answer = exchange.arrive(request, fault);
      if (answer !== null) return toResponse(answer, sent.maxResponseBytes);
      if (fault === null) throw new TypeError('The fake upstream has no answer.');
      return playFault(fault.kind, sent, exchange.clock);
    },
    close: () => Promise.resolve(),
  };
}

/** `null` = the request goes to another origin, which this transport does not know. */
function toFakeRequest(
  { method, origin, path, headers, body }: TransportRequest,
  exchange: Pick<FakeExchange, 'origin' | 'basePath'>,
): FakeRequest | null {
  if (origin !== exchange.origin || !path.startsWith(exchange.basePath)) return null;
  return { method, path: path.slice(exchange.basePath.length) || '/', headers, body };
}

function notFound(): TransportFailure {
  return new TransportFailure('not-connected', Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
}

/** Ends early, as a broken connection, with the request's signal. */
function pause(ms: number, { signal }: TransportRequest, clock: Clock): Promise<void> | undefined {
  if (ms <= 0) return undefined;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clock.clearTimeout(timer);
      reject(new TransportFailure('connection-lost'));
    };
    const timer = clock.setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function toResponse({ status, headers, body }: FakeAnswer, limit: number): TransportResponse {
  const bytes = new TextEncoder().encode(body);
  return {
    status,
    header: (name) => headers[name] ?? null,
    read() {
      if (bytes.byteLength > limit) return Promise.reject(new TransportFailure('too-large'));
      return Promise.resolve(bytes);
    },
    async *chunks() {
      yield bytes;
    },
  };
}
