import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const RECONNECT_MS = 1_000;

/**
 * Calls `heard` when another process notifies the channel, and after every connection, since a notification
 * may have been missed without one. Never fails: while there is no connection, there is nothing to hear.
 */
export function listenToServer(url: string, channel: string, heard: () => void): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  const listenOnce = async (): Promise<void> => {
    const client = new Client({
      connectionString: url,
      application_name: 'parley-api events',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', heard);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      heard();
      await ended;
    } finally {
      await client.end().catch(() => {});
    }
  };

  const running = (async () => {
    while (!signal.aborted) {
      await listenOnce().catch(() => {});
      await delay(RECONNECT_MS, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
