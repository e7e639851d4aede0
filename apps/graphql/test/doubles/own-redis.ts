import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';

const PROGRAM = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path));
if (PROGRAM === undefined) console.log('skipped: what a Redis forgets (no redis-server is installed).');

export const hasOwnRedis = PROGRAM !== undefined;

/** A Redis of the test's own, which keeps what it is told to keep and nothing else. */
export async function startOwnRedis() {
  const home = mkdtempSync(join(tmpdir(), 'parley-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess;

  async function start(): Promise<void> {
    const parameters = ['--port', String(port), '--bind', '127.0.0.1', '--dir', home, '--save', ''];
    server = spawn(PROGRAM ?? '', parameters, { stdio: 'ignore' });
    await ask((redis) => redis.ping());
  }
  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }
  async function ask(command: (redis: Redis) => Promise<unknown>): Promise<void> {
    const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    redis.on('error', () => undefined);
    await command(redis);
    redis.disconnect();
  }

  await start();
  onTestFinished(async () => {
    await kill();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    url,
    /** Keeps what it holds now. */
    save: () => ask((redis) => redis.save()),
    flush: () => ask((redis) => redis.flushall()),
    /** It comes back with what was kept. */
    async crash(): Promise<void> {
      await kill();
      await start();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
