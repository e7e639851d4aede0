import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

const RECONNECT_DELAY_MS = 1_000;
/** A notification that has not arrived by then counts as lost. */
const NOTIFICATION_TIMEOUT_MS = 3_000;
/** How often to poll while notifications do not arrive. */
const POLL_INTERVAL_MS = 500;
/** How soon a vanished server is detected. */
const PING_INTERVAL_MS = 5_000;

interface ListenOptions {
  /** Sends a notification on the channel over another connection. */
  readonly notify: () => Promise<unknown>;
  readonly onProgress: (line: string) => void;
}

interface Listening {
  stop(): Promise<void>;
}

/**
 * Calls `onNotify` when another process notifies the channel, and after each reconnect, since a notification may have
 * been missed. Never fails: it reconnects until it is stopped. It sends itself a notification first, since a pooler
 * accepts LISTEN and drops notifications; if that does not arrive, it polls.
 */
export function listenToServer(
  config: ClientConfig,
  channel: string,
  onNotify: () => void,
  { notify, onProgress }: ListenOptions,
): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  let hasWarned = false;

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
      onNotify();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      onNotify();
      await notify();
      for (let waited = 0; !arrived && waited < NOTIFICATION_TIMEOUT_MS; waited += 50)
        await delay(50, undefined, { signal });
      if (arrived) await waitUntilLost(client, ended, signal);
      else {
        if (!hasWarned)
          onProgress(
            'notifications do not arrive over DATABASE_URL (a pooler?): set DATABASE_DIRECT_URL; until then the table is polled twice a second',
          );
        hasWarned = true;
        await poll(POLL_INTERVAL_MS, onNotify, signal);
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

/** Calls `onNotify` at intervals, where LISTEN is not possible. */
export function startPolling(everyMs: number, onNotify: () => void): Listening {
  const stopping = new AbortController();
  return run(stopping, () => poll(everyMs, onNotify, stopping.signal));
}

async function poll(everyMs: number, onNotify: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await delay(everyMs, undefined, { signal, ref: false }).catch(() => {});
    onNotify();
  }
}

/** Pings now and then, since an idle connection can break unnoticed. */
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
