import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

const RECONNECT_DELAY_MS = 1_000;
/** How long a notification may be on its way before it counts as one that does not come. */
const NOTIFICATION_TIMEOUT_MS = 3_000;
/** While none come, the table is looked at so often. */
const LOOK_EVERY_MS = 500;
/** A server that vanished without a word is noticed so soon. */
const PING_INTERVAL_MS = 5_000;

interface ListenOptions {
  /** Notifies the channel over another connection. */
  readonly notify: () => Promise<unknown>;
  readonly onProgress: (line: string) => void;
}

interface Listening {
  stop(): Promise<void>;
}

/**
 * Calls `heard` when another process notifies the channel, and after every connection, since a notification
 * may have been missed without one. Never fails: while there is no connection, there is nothing to hear.
 * Whether notifications arrive is tried, for a pooler takes LISTEN and drops them; then it looks by itself.
 */
export function listenToServer(
  config: ClientConfig,
  channel: string,
  heard: () => void,
  { notify, onProgress }: ListenOptions,
): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  let said = false;

  const listenOnce = async (): Promise<void> => {
    const client = new Client(config);
    let arrived = false;
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', () => {
      arrived = true;
      heard();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      heard();
      await notify();
      for (let waited = 0; !arrived && waited < NOTIFICATION_TIMEOUT_MS; waited += 50)
        await delay(50, undefined, { signal });
      if (arrived) await waitUntilLost(client, ended, signal);
      else {
        if (!said)
          onProgress(
            'notifications do not arrive over DATABASE_URL (a pooler?): set DATABASE_DIRECT_URL; until then the table is looked at twice a second',
          );
        said = true;
        await poll(LOOK_EVERY_MS, heard, signal);
      }
    } finally {
      await client.end().catch(() => {});
    }
  };
  return run(stopping, async () => {
    await listenOnce().catch(() => {});
    await delay(RECONNECT_DELAY_MS, undefined, { signal }).catch(() => {});
  });
}

/** Where nobody can be listened to: looks again and again. */
export function startPolling(everyMs: number, heard: () => void): Listening {
  const stopping = new AbortController();
  return run(stopping, () => poll(everyMs, heard, stopping.signal));
}

async function poll(everyMs: number, heard: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await delay(everyMs, undefined, { signal, ref: false }).catch(() => {});
    heard();
  }
}

/** Asks now and then: a connection that nobody writes to breaks without a sign. */
async function waitUntilLost(client: Client, ended: Promise<void>, signal: AbortSignal): Promise<void> {
  const over = ended.then(() => true);
  const within = (ms: number) => delay(ms, false, { signal, ref: false }).catch(() => true);
  while (!(await Promise.race([over, within(PING_INTERVAL_MS)]))) {
    const answered = client.query('select 1').then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([answered, within(PING_INTERVAL_MS)]))) return;
  }
}

function run(stopping: AbortController, round: () => Promise<void>): Listening {
  const running = (async () => {
    while (!stopping.signal.aborted) await round();
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
