import type { Dispatcher } from 'undici';
import { createLazyTransport } from './lazy-transport.ts';
import type { Transport } from './transport.ts';
import { TransportFailure } from './transport-failure.ts';
import { createDispatcher } from './undici-dispatch.ts';

/** Settings of {@link createUndiciTransport}. */
export interface UndiciTransportOptions {
  /**
   * Connections per origin that may be open at once; further requests wait within their deadline.
   * @default 128
   */
  readonly connections?: number;
}

/**
 * Sends through undici's `dispatch`, the least work per request on Node.js. Needs the optional peer `undici`. Through the
 * proxies of the environment (`HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`) where Node.js is told so, by
 * `NODE_USE_ENV_PROXY=1` or `--use-env-proxy`.
 */
export function createUndiciTransport(options: UndiciTransportOptions = {}): Transport {
  return createLazyTransport(() => openUndiciTransport(options));
}

/** The same with undici loaded. */
export async function openUndiciTransport({
  connections = 128,
}: UndiciTransportOptions = {}): Promise<Transport> {
  const agent = await createAgent(connections);
  const { send, idle } = createDispatcher(agent);
  let closing: Promise<void> | undefined;
  const close = async () => {
    void agent.close();
    await idle();
    // close() alone would go on waiting for a connection to be made for requests that were given up.
    await agent.destroy();
  };
  return {
    reportsSending: true,
    send,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function createAgent(connections: number): Promise<Dispatcher> {
  try {
    const undici = await importUndici();
    const Agent = usesEnvProxy(process) ? undici.EnvHttpProxyAgent : undici.Agent;
    return new Agent({
      connections,
      // The call's deadline bounds all of it, and stops where these would leave gaps.
      headersTimeout: 0,
      bodyTimeout: 0,
      // Let go of idle connections before servers do: a request must not meet a closing one.
      keepAliveTimeoutThreshold: 2_000,
      keepAliveMaxTimeout: 60_000,
      // One stale HTTP/2 connection would fail every request on it.
      allowH2: false,
    });
  } catch (error) {
    throw new TransportFailure('not-connected', error);
  }
}

// A variable keeps bundlers from looking for an optional peer.
const UNDICI = 'undici';

/** Rejects where undici is not installed or does not run. */
export async function checkUndici(): Promise<void> {
  await importUndici();
}

function importUndici(): Promise<typeof import('undici')> {
  return import(/* @vite-ignore */ UNDICI);
}

/**
 * Whether Node.js was told to take proxies from the environment (`HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`). Its own
 * fetch then does so by itself.
 */
function usesEnvProxy({ env, execArgv }: Pick<NodeJS.Process, 'env' | 'execArgv'>): boolean {
  const options = `${execArgv.join(' ')} ${env.NODE_OPTIONS ?? ''}`;
  return env.NODE_USE_ENV_PROXY === '1' || /(^|\s)--use-env-proxy(\s|$)/.test(options);
}
