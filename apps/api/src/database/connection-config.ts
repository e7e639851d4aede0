import type { ClientConfig } from 'pg';

const OPTIONS = /[?&]options=([^&]*)/;
const KEEP_ALIVE_DELAY_MS = 5_000;

/**
 * How to connect to the server of an address. Its own `options` are taken out: pg would let them replace ours, and
 * both are meant.
 */
export function connectionConfig(url: string, applicationName: string): ClientConfig {
  const options = OPTIONS.exec(url)?.[1];
  return {
    connectionString: options === undefined ? url : withoutOptions(url),
    ...(options !== undefined && { options: decodeURIComponent(options.replaceAll('+', ' ')) }),
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    // A server that vanished without a word is noticed while nobody asks it.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
  };
}

function withoutOptions(url: string): string {
  return url.replace(OPTIONS, (found) => (found.startsWith('?') ? '?' : ''));
}
