import { join } from 'node:path';
import { root } from './root.ts';

/** What is started, and with which environment. Every other setting passes through to the apps, which check it. */
export interface Settings {
  /** Absent when an upstream is given. */
  api?: { origin: string; url: string; env: NodeJS.ProcessEnv };
  gateway: { origin: string; env: NodeJS.ProcessEnv };
  upstream: string;
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env.HOST || '127.0.0.1';
  const port = env.PORT || '4000';
  const apiPort = env.API_PORT || '4010';
  const local = toAddress(host);
  const gateway = (upstream: string, demo: NodeJS.ProcessEnv) => ({
    origin: `http://${local}:${port}`,
    env: { ...env, ...demo, HOST: host, PORT: port, CONVERSATIONS_API_URL: upstream },
  });

  const given = env.CONVERSATIONS_API_URL;
  if (given) return { upstream: given, gateway: gateway(given, {}) };

  const origin = `http://127.0.0.1:${apiPort}`;
  const url = `${origin}/third-party/v1`;
  return {
    upstream: url,
    api: {
      origin,
      url,
      env: { ...env, HOST: '127.0.0.1', PORT: apiPort, DATA_DIR: env.DATA_DIR || join(root, '.data', 'api') },
    },
    gateway: gateway(url, { DEMO: env.DEMO || (env.DATABASE_URL ? 'off' : 'on') }),
  };
}

/** The host as it stands in a URL that this machine can open. */
function toAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
