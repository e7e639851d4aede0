// One command from a clone to an open inbox: builds what is stale, starts what is missing, prints one address.
import { buildWeb } from './start/build-web.ts';
import { startProcess, stopAll } from './start/child-process.ts';
import { readSettings } from './start/settings.ts';
import { waitUntilReady } from './start/wait-until-ready.ts';

const settings = readSettings(process.env);

let stopping = false;
async function stop(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    await stopAll();
    process.exit(code);
  }
  return new Promise(() => {});
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  await buildWeb();
  if (settings.api) {
    console.log('Starting the api …');
    const api = startProcess('apps/api/src/main.ts', settings.api.env);
    await waitUntilReady(api, `${settings.api.origin}/ready`);
  }
  console.log('Starting the gateway …');
  const gateway = startProcess('apps/graphql/src/main.ts', settings.gateway.env);
  await waitUntilReady(gateway, `${settings.gateway.origin}/health`);
  console.log(`\nParley is ready: ${settings.gateway.origin}\n`);
  console.log(settings.api ? `  REST API: ${settings.api.url}` : `  REST API: ${settings.upstream} (yours)`);
  console.log('  Press Ctrl-C to stop.\n');
  const code = await gateway.ended;
  await stop(code === 0 ? 0 : 1);
} catch (error) {
  if (!stopping) console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
