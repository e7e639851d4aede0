import type { Dispatcher } from 'undici';
import { decompress, IncomingBody } from './incoming-body.ts';
import type { CancelToken, TransportRequest, TransportResponse } from './transport.ts';
import { TransportFailure, toTransportFailure } from './transport-failure.ts';

/**
 * What sends through an agent of undici, and waits until no request is under way. `dispatch` changed with each major
 * of undici: it is used in this file alone.
 */
export function createDispatcher(agent: Dispatcher) {
  const inFlight: InFlight = { requests: 0, onIdle: () => undefined };
  return {
    send: dispatchOnce.bind(null, agent, inFlight),
    idle: () =>
      new Promise<void>((resolve) => {
        inFlight.onIdle = resolve;
        if (inFlight.requests === 0) resolve();
      }),
  };
}

interface InFlight {
  requests: number;
  onIdle: () => void;
}

/** Resolves when the headers are in. */
function dispatchOnce(
  agent: Dispatcher,
  inFlight: InFlight,
  request: TransportRequest,
): Promise<TransportResponse> {
  inFlight.requests += 1;
  const { promise, resolve, reject } = deferred<TransportResponse>();
  const body = new IncomingBody(request.maxResponseBytes);
  const cancelToken = request.cancelToken ?? follow(request.signal);
  let sending = false;
  let controller: Dispatcher.DispatchController | undefined;

  let ended = false;
  const end = (how: 'complete' | TransportFailure) => {
    if (ended) return;
    ended = true;
    cancelToken.onCancel = null;
    body.end(how);
    inFlight.requests -= 1;
    if (inFlight.requests === 0) inFlight.onIdle();
  };
  const settle = (failure: TransportFailure) => {
    reject(failure);
    end(failure);
  };
  const onAbort = () => {
    const failure = new TransportFailure(sending ? 'connection-lost' : 'not-connected');
    settle(failure);
    controller?.abort(failure);
  };
  if (cancelToken.isCancelled) onAbort();
  else cancelToken.onCancel = onAbort;

  const { origin, path, method, body: sent } = request;
  agent.dispatch(
    { origin, path, method, headers: withEncodings(request.headers), body: sent },
    {
      onRequestStart(started) {
        // Called when a connection takes the request up. Aborting here sends nothing.
        if (cancelToken.isCancelled) {
          started.abort(new TransportFailure('not-connected'));
          return;
        }
        controller = started;
        sending = true;
        request.onSending();
      },
      onResponseStart(flow, status, answerHeaders) {
        if (status < 200) return;
        const header = (name: string) => {
          const value = answerHeaders[name];
          return (Array.isArray(value) ? value.join(', ') : value) ?? null;
        };
        const encoding = header('content-encoding');
        resolve({
          status,
          header,
          read: () => readWhole(body, encoding, request.maxResponseBytes),
          chunks() {
            if (encoding !== null && encoding !== 'identity') throw new TransportFailure('protocol');
            return leavable(body.chunks(flow), () => {
              if (!ended) onAbort();
            });
          },
        });
      },
      onResponseData(current, chunk) {
        if (body.push(chunk, current)) return;
        const failure = new TransportFailure('too-large');
        settle(failure);
        current.abort(failure);
      },
      onResponseEnd() {
        end('complete');
      },
      onResponseError(_, error) {
        settle(toTransportFailure(error, sending && !isRefusedByProxy(error) ? 'yes' : 'no'));
      },
    },
  );
  return promise;
}

/** The proxy of the environment wants to know who asks, and has passed nothing on. */
function isRefusedByProxy({ message }: Error): boolean {
  return message.startsWith('Proxy Authentication Required');
}

// Spreading first is much faster than spreading into an object with properties.
function withEncodings(headers: TransportRequest['headers']): Record<string, string> {
  return 'accept-encoding' in headers ? { ...headers } : { ...headers, 'accept-encoding': 'gzip, br' };
}

/** For those who give nothing but a signal. */
function follow(signal: AbortSignal): CancelToken {
  let listener: (() => void) | null = null;
  return {
    get isCancelled() {
      return signal.aborted;
    },
    get onCancel() {
      return listener;
    },
    set onCancel(next) {
      if (listener !== null) signal.removeEventListener('abort', listener);
      if (next !== null) signal.addEventListener('abort', next, { once: true });
      listener = next;
    },
  };
}

/** Tells when the reader is done, also when it leaves early. */
async function* leavable<T>(items: AsyncIterable<T>, onLeave: () => void): AsyncGenerator<T> {
  try {
    yield* items;
  } finally {
    onLeave();
  }
}

function readWhole(body: IncomingBody, encoding: string | null, limit: number) {
  return encoding === null
    ? body.whole()
    : Promise.resolve(body.whole()).then((bytes) => decompress(bytes, encoding, limit));
}

/** A promise that may be rejected before, or without, anybody looking. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((resolveIt, rejectIt) => {
    resolve = resolveIt;
    reject = rejectIt;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
