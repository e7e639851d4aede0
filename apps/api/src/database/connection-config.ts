import type { ClientConfig } from 'pg';

const OPTIONS = /[?&]options=([^&]*)/;
const KEEP_ALIVE_DELAY_MS = 5_000;

/**
 * The connection settings for a URL. Its `options` are removed from it and kept apart: pg would let them replace ours
 * instead of adding to them.
 */
export function connectionConfig(url: string, applicationName: string): ClientConfig {
  const options = OPTIONS.exec(url)?.[1];
  return {
    connectionString: options === undefined ? url : withoutOptions(url),
    ...(options !== undefined && { options: decodeURIComponent(options.replaceAll('+', ' ')) }),
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    // Detects a vanished server also while the connection is idle.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
  };
}

function withoutOptions(url: string): string {
  return url.replace(OPTIONS, (found) => (found.startsWith('?') ? '?' : ''));
}
