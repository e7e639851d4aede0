import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/**
 * What requests go through that no REST client makes: past the proxies of the environment, or by them where Node.js is
 * told so. The REST client's own transport does the same.
 */
export function createHttpAgent(options: Agent.Options = {}): Dispatcher {
  const { NODE_USE_ENV_PROXY, NODE_OPTIONS = '' } = process.env;
  const isTold =
    NODE_USE_ENV_PROXY === '1' || `${process.execArgv} ${NODE_OPTIONS}`.includes('--use-env-proxy');
  return isTold ? new EnvHttpProxyAgent(options) : new Agent(options);
}
