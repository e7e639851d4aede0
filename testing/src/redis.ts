import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

const URL = process.env.REDIS_URL || 'redis://127.0.0.1:6379';

/** For one lease after it was started, gateways take it for one that has forgotten. */
const SETTLED_SECONDS = 16;

/** The address of a Redis that tests may use; `null` = there is none, and one line says so. */
export async function reachableRedis(): Promise<string | null> {
  const redis = new Redis(URL, { lazyConnect: true, connectTimeout: 500, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const up = Number(/^uptime_in_seconds:(\d+)/m.exec(await redis.info('server'))?.[1] ?? SETTLED_SECONDS);
    await pause(Math.max(0, SETTLED_SECONDS - up) * 1_000);
    return URL;
  } catch {
    console.log('gateways share no Redis in these tests (none at REDIS_URL or 127.0.0.1:6379)');
    return null;
  } finally {
    redis.disconnect();
  }
}
