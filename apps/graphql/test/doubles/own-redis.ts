import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@parley/testing/free-port';
import { Redis } from 'ioredis';

/** Whether there is a `redis-server` to start; if not, one line says so. */
export function hasRedisServer(): boolean {
  const found = spawnSync('redis-server', ['--version']).status === 0;
  if (!found) console.log('no Redis is stopped or emptied in these tests (redis-server is not installed)');
  return found;
}

/** A Redis of our own, without persistence, that may be ended and started again. */
export async function startOwnRedis() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = start();

  function start(): ChildProcess {
    const options = { '--port': String(port), '--bind': '127.0.0.1', '--save': '', '--appendonly': 'no' };
    return spawn('redis-server', Object.entries(options).flat(), { cwd: folder, stdio: 'ignore' });
  }

  async function end(): Promise<void> {
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }

  /** Runs commands over a connection of their own, as soon as there is one. */
  async function withRedis<T>(task: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 100 });
    redis.on('error', () => undefined);
    try {
      return await task(redis);
    } finally {
      redis.disconnect();
    }
  }

  await withRedis((redis) => redis.ping());
  return {
    url,
    withRedis,
    /** As if gateways had shared it for long. */
    useForLong: (prefix: string) =>
      withRedis(async (redis) => {
        const run = /^run_id:(\w+)/m.exec(await redis.info('server'))?.[1] ?? '';
        await redis.hset(`${prefix}server`, { run, since: 0 });
      }),
    /** It is gone, and comes back empty. */
    async restart(): Promise<void> {
      await end();
      await pause(50);
      server = start();
      await withRedis((redis) => redis.ping());
    },
    flush: () => withRedis((redis) => redis.flushall()),
    async close(): Promise<void> {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
