// One command from a clone to an open inbox: builds what is stale, starts what is missing, prints one address.
import { buildWeb } from './start/build-web.ts';
import { createStop } from './start/child-process.ts';
import { keepRunning, type Service, startService } from './start/keep-running.ts';
import { readSettings } from './start/settings.ts';

const settings = readSettings(process.env);

const { isStopping, stop } = createStop();

const api: Service | undefined = settings.api && {
  name: 'api',
  entry: 'apps/api/src/main.ts',
  env: settings.api.env,
  readyUrl: `${settings.api.origin}/ready`,
};
const gateway: Service = {
  name: 'gateway',
  entry: 'apps/graphql/src/main.ts',
  env: settings.gateway.env,
  readyUrl: `${settings.gateway.origin}/health`,
};

try {
  await buildWeb();
  const running: Promise<void>[] = [];
  for (const service of api ? [api, gateway] : [gateway]) {
    console.log(`Starting the ${service.name} …`);
    running.push(keepRunning(service, await startService(service), isStopping));
  }
  console.log(`\nParley is ready: ${settings.gateway.origin}\n`);
  console.log(settings.api ? `  REST API: ${settings.api.url}` : `  REST API: ${settings.upstream} (yours)`);
  console.log('  Press Ctrl-C to stop.\n');
  await Promise.race(running);
  await stop(1);
} catch (error) {
  if (!isStopping()) console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
