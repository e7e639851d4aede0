import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@parley/testing/free-port';
import { expect, it, onTestFinished } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { startFeedUpstream } from './feed-upstream.ts';
import { subscribe } from './subscribe.ts';

const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path));
if (NGINX === undefined) console.log('skipped: event streams through nginx, which is not installed.');

it('an event stream is no-store once, not coded, and not to be collected by a proxy', async () => {
  const gateway = gatewayOf(await startFeedUpstream(), { port: 0 });
  const { response } = await subscribe(await gateway.listen());
  const lines = response.rawHeaders.flatMap((name, at, all) =>
    at % 2 === 0 ? [`${name.toLowerCase()}: ${all[at + 1]}`] : [],
  );
  const about = lines.filter((line) => /^(cache-control|content-encoding|content-type|x-accel)/.test(line));
  expect(about.sort()).toEqual([
    'cache-control: no-store',
    'content-type: text/event-stream',
    'x-accel-buffering: no',
  ]);
});

it.skipIf(NGINX === undefined)('events pass an nginx that only knows where to pass them', async () => {
  const upstream = await startFeedUpstream();
  const gateway = gatewayOf(upstream, { port: 0 });
  const proxy = await startNginx(NGINX ?? '', await gateway.listen());
  const reader = await subscribe(proxy);
  expect(await reader.event()).toMatchObject({ kind: 'STARTED' });
  upstream.feed([{ conversation_id: 7 }]);
  expect(await reader.event()).toMatchObject({ kind: 'UPDATED' });
});

/** With `proxy_pass` and nothing else of what decides about buffering, compression or versions of HTTP. */
async function startNginx(program: string, target: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'parley-nginx-'));
  const port = await freePort();
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    join(home, 'nginx.conf'),
    `daemon off; pid ${home}/pid; error_log ${home}/error.log;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    events {}
    http {
      access_log off; gzip on;
      ${paths.map((name) => `${name}_temp_path ${home}/${name};`).join(' ')}
      server { listen 127.0.0.1:${port}; location / { proxy_pass ${target}; } }
    }`,
  );
  execFileSync(program, ['-t', '-q', '-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'pipe' });
  const server = spawn(program, ['-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  });
  const origin = `http://127.0.0.1:${port}`;
  while (server.exitCode === null && !(await fetch(`${origin}/health`).catch(() => null))) await sleep(20);
  return origin;
}
