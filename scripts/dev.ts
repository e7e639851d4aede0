// The product while it is worked on: api and gateway start again when a file of theirs changes, the page follows by
// Vite's hot module replacement. One address, as with `start`.
import { type Child, createStop, startProcess } from './start/child-process.ts';
import { readSettings } from './start/settings.ts';
import { waitUntilReady } from './start/wait-until-ready.ts';

const { PORT: port = '4000', GATEWAY_PORT: gatewayPort = '4001' } = process.env;
const settings = readSettings({ ...process.env, PORT: gatewayPort });
const WATCH = { nodeOptions: ['--watch', '--watch-preserve-output'] };

const { isStopping, stop } = createStop();

try {
  const running: Child[] = [];
  if (settings.api) {
    const api = startProcess('apps/api/src/main.ts', settings.api.env, WATCH);
    running.push(api);
    await waitUntilReady(api, `${settings.api.origin}/ready`);
  }
  const gateway = startProcess('apps/graphql/src/main.ts', settings.gateway.env, WATCH);
  await waitUntilReady(gateway, `${settings.gateway.origin}/ready`);
  const page = startProcess(
    'apps/web/node_modules/vite/bin/vite.js',
    { ...process.env, GATEWAY_URL: settings.gateway.origin },
    {
      args: [
        'apps/web',
        '--config',
        'apps/web/vite.config.ts',
        '--port',
        port,
        '--strictPort',
        '--host',
        '127.0.0.1',
      ],
    },
  );
  await waitUntilReady(page, `http://127.0.0.1:${port}/`);
  running.push(gateway, page);
  console.log(`\nParley is ready for changes: http://127.0.0.1:${port}\n  Press Ctrl-C to stop.\n`);
  await Promise.race(running.map(({ ended }) => ended));
  await stop(1);
} catch (error) {
  if (!isStopping()) console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
