/**
 * Whether Node.js was told to take proxies from the environment (`HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`). Its own
 * fetch then does so by itself.
 */
export function usesEnvProxy({ env, execArgv }: Pick<NodeJS.Process, 'env' | 'execArgv'>): boolean {
  const options = `${execArgv.join(' ')} ${env.NODE_OPTIONS ?? ''}`;
  return env.NODE_USE_ENV_PROXY === '1' || /(^|\s)--use-env-proxy(\s|$)/.test(options);
}
