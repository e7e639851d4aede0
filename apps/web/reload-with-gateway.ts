import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCES = ['../api/src', '../graphql/src', '../../packages'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const LOOK_EVERY_MS = 50;
const GIVE_UP_AFTER_MS = 60_000;

/** While somebody works on api or gateway: the page is loaded again when what answers it has been started again. */
export function reloadWithGateway(gateway: string): Plugin {
  return {
    name: 'reload-with-gateway',
    apply: 'serve',
    configureServer({ watcher, ws }) {
      let latest = 0;
      watcher.add(SOURCES);
      watcher.on('change', async (file) => {
        if (!SOURCES.some((folder) => file.startsWith(folder)) || !file.endsWith('.ts')) return;
        const change = ++latest;
        const until = Date.now() + GIVE_UP_AFTER_MS;
        // It ends before it starts: whoever asks at once is answered by the one of before.
        await delay(500);
        while (change === latest && Date.now() < until) {
          if (await isReady(gateway)) return ws.send({ type: 'full-reload' });
          await delay(LOOK_EVERY_MS);
        }
      });
    },
  };
}

async function isReady(gateway: string): Promise<boolean> {
  const response = await fetch(new URL('/ready', gateway)).catch(() => null);
  await response?.body?.cancel();
  return response?.status === 200;
}
