import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@parley/testing/free-port';
import { onTestFinished } from 'vitest';

/** A web server that stands before an API and compresses what it answers, with its configuration. */
export interface Proxy {
  readonly name: string;
  readonly isInstalled: boolean;
  readonly command: (dir: string) => readonly [string, ...string[]];
  readonly config: (dir: string, port: number, api: string) => string;
}

const NGINX: Proxy = {
  name: 'nginx with gzip',
  isInstalled: runs('nginx', '-v'),
  command: (dir) => ['nginx', '-p', dir, '-c', join(dir, 'proxy.conf'), '-e', join(dir, 'error.log')],
  config: (dir, port, api) => `
    daemon off; worker_processes 1; pid ${dir}/pid; ${process.getuid?.() === 0 ? 'user root;' : ''}
    events { worker_connections 64; }
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((it) => `${it}_temp_path ${dir}/${it};`).join('')}
      gzip on; gzip_types application/json; gzip_min_length 1;
      server { listen 127.0.0.1:${port}; location / { proxy_pass ${api}; } }
    }`,
};

const MODULES = '/usr/lib/apache2/modules';
const APACHE: Proxy = {
  name: 'Apache with mod_deflate',
  isInstalled: runs('apache2', '-v'),
  command: (dir) => ['apache2', '-f', join(dir, 'proxy.conf'), '-DFOREGROUND'],
  config: (dir, port, api) => `
    ${['mpm_event', 'authz_core', 'filter', 'deflate', 'proxy', 'proxy_http'].map((it) => `LoadModule ${it}_module ${MODULES}/mod_${it}.so`).join('\n')}
    ServerRoot ${dir}
    DefaultRuntimeDir ${dir}
    PidFile ${dir}/pid
    ErrorLog ${dir}/error.log
    ServerName localhost
    ${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
    Listen 127.0.0.1:${port}
    AddOutputFilterByType DEFLATE application/json
    ProxyPass / ${api}/`,
};

export const PROXIES = [NGINX, APACHE].filter(({ name, isInstalled }) => {
  if (!isInstalled) console.log(`Not run: the gateway behind ${name} (not installed).`);
  return isInstalled;
});

function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** Starts it before the API at this address; ends with the test. Gives the address to use instead. */
export async function startProxy({ command, config }: Proxy, url: string): Promise<string> {
  const { origin, pathname } = new URL(url);
  const dir = mkdtempSync(join(tmpdir(), 'proxy-'));
  const port = await freePort();
  writeFileSync(join(dir, 'proxy.conf'), config(dir, port, origin));
  const [program, ...args] = command(dir);
  const server = spawn(program, args, { stdio: 'ignore' });
  onTestFinished(async () => {
    await end(server);
    rmSync(dir, { recursive: true, force: true });
  });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(address)); tries += 1) {
    if (tries === 100 || server.exitCode !== null) throw new Error(`${program} does not answer.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return address + pathname;
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    async (response) => {
      await response.arrayBuffer();
      return true;
    },
    () => false,
  );
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}
